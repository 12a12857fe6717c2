# Installs the driver of this folder on this machine, for tests.
#
# Run it in an elevated PowerShell on a test machine that is in test-signing mode:
#     bcdedit /set testsigning on      (then restart; needs Secure Boot off)
#
#Requires -RunAsAdministrator
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
$inf = Join-Path $PSScriptRoot '@NAME@.inf'

if ((bcdedit /enum '{current}' | Out-String) -notmatch 'testsigning\s+Yes') {
    throw 'This machine is not in test-signing mode: bcdedit /set testsigning on, then restart.'
}

# The machine trusts what the test certificate signed.
$certificate = Get-ChildItem -Path . -Filter *.cer | Select-Object -First 1
foreach ($store in 'Root', 'TrustedPublisher') {
    Import-Certificate -FilePath $certificate.FullName -CertStoreLocation "Cert:\LocalMachine\$store" | Out-Null
}

# A package that was made without the WDK has no catalog yet: make one here, signed with a
# certificate of this machine that is made for it and whose key does not leave it. The WDK's Inf2Cat
# is the tool for it; where it is missing, PowerShell makes a catalog of the same hashes.
$catalog = Join-Path $PSScriptRoot '@NAME@.cat'
if (-not (Test-Path $catalog)) {
    $content = Join-Path $env:TEMP ('@NAME@-' + [guid]::NewGuid())
    New-Item -ItemType Directory -Path $content | Out-Null
    Copy-Item '@NAME@.sys', '@NAME@.inf' $content
    $inf2cat = Get-Command inf2cat.exe -ErrorAction SilentlyContinue
    if ($inf2cat) {
        & $inf2cat.Source "/driver:$content" /os:10_x64
        if ($LASTEXITCODE -ne 0) { throw "inf2cat failed: $LASTEXITCODE" }
        Copy-Item (Join-Path $content '@NAME@.cat') $catalog
    } else {
        New-FileCatalog -Path $content -CatalogFilePath $catalog -CatalogVersion 2.0 | Out-Null
    }
    Remove-Item -Recurse $content
    $signer = New-SelfSignedCertificate -Type CodeSigningCert -Subject 'CN=@NAME@ catalog (test)' `
        -CertStoreLocation Cert:\LocalMachine\My
    foreach ($name in 'Root', 'TrustedPublisher') {
        $store = Get-Item "Cert:\LocalMachine\$name"
        $store.Open('ReadWrite')
        $store.Add($signer)
        $store.Close()
    }
    Set-AuthenticodeSignature -FilePath $catalog -Certificate $signer -HashAlgorithm SHA256 | Out-Null
}

pnputil /add-driver $inf /install
if ($LASTEXITCODE -notin 0, 259) { throw "pnputil /add-driver failed: $LASTEXITCODE" }

# The device that the driver is for: nothing reports it, so it is added by hand.
$hardware = (Select-String -Path $inf -Pattern '(Root\\\S+)').Matches[0].Groups[1].Value
$devgen = Get-Command devgen.exe -ErrorAction SilentlyContinue
if ($devgen) {
    & $devgen.Source /add /bus ROOT /hardwareid $hardware
    if ($LASTEXITCODE -ne 0) { throw "devgen failed: $LASTEXITCODE" }
} else {
    Write-Host "Add the device with devgen.exe of the WDK:  devgen /add /bus ROOT /hardwareid `"$hardware`""
}
