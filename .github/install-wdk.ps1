# Brings the WDK and the SDK from NuGet, and tells the steps that follow where they are.
#
# Written after what NuGet's packages contain; it has not been run by its authors.
param(
    [Parameter(Mandatory)] [string] $Version,
    [Parameter(Mandatory)] [string] $Packages
)
$ErrorActionPreference = 'Stop'

foreach ($package in 'Microsoft.Windows.SDK.CPP', 'Microsoft.Windows.SDK.CPP.x64', 'Microsoft.Windows.WDK.x64') {
    nuget install $package -Version $Version -OutputDirectory $Packages -DependencyVersion Ignore
    if ($LASTEXITCODE -ne 0) { throw "nuget cannot install $package $Version" }
}

$wdk = Join-Path $Packages "Microsoft.Windows.WDK.x64.$Version\c"
$sdk = Join-Path $Packages "Microsoft.Windows.SDK.CPP.$Version\c"
# The folders inside are named without the fix's number.
$build = ($Version -split '\.')[0..2] -join '.'
foreach ($path in $wdk, $sdk) {
    if (-not (Test-Path $path)) { throw "$path is missing" }
}

@(
    "WDKContentRoot=$wdk"
    "WDKBinRoot=$wdk\bin"
    "WDKToolRoot=$wdk\tools"
    "WindowsSdkBinPath=$sdk\bin"
    "Version_Number=$build.0"
) | Out-File -FilePath $env:GITHUB_ENV -Append -Encoding utf8
