# Removes the driver of this folder, and its devices, from this machine.
#Requires -RunAsAdministrator
$ErrorActionPreference = 'Stop'
$inf = Join-Path $PSScriptRoot '@NAME@.inf'

$hardware = (Select-String -Path $inf -Pattern '(Root\\\S+)').Matches[0].Groups[1].Value
Get-PnpDevice | Where-Object { $_.HardwareID -contains $hardware } | ForEach-Object {
    pnputil /remove-device $_.InstanceId
}

# The driver store knows the package by a name that it chose.
Get-WindowsDriver -Online | Where-Object { (Split-Path -Leaf $_.OriginalFileName) -eq '@NAME@.inf' } |
    ForEach-Object { pnputil /delete-driver $_.Driver /uninstall }

$certificate = Get-ChildItem -Path $PSScriptRoot -Filter *.cer | Select-Object -First 1
$thumbprint = (Get-PfxCertificate $certificate.FullName).Thumbprint
foreach ($store in 'Root', 'TrustedPublisher', 'My') {
    Get-ChildItem "Cert:\LocalMachine\$store" | Where-Object {
        $_.Thumbprint -eq $thumbprint -or $_.Subject -eq 'CN=@NAME@ catalog (test)'
    } | Remove-Item
}
