<#-- The letter's frame: colours and shapes in the tags themselves, since many programs show nothing else. -->
<#macro emailLayout>
<!DOCTYPE html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${subject!realmName}</title>
</head>
<body style="margin: 0; background: #f3f6f7; color: #0b0c0c; font-family: Arial, Helvetica, sans-serif; font-size: 19px; line-height: 1.4">
  <div style="padding: 12px 16px; border-bottom: 4px solid #ffd166; background: #123f4a; color: #ffffff; font-size: 24px; font-weight: bold">${realmName}</div>
  <div style="max-width: 600px; padding: 24px 16px; background: #ffffff; overflow-wrap: anywhere">
<#nested>
  </div>
</body>
</html>
</#macro>

<#macro sentence><p style="margin: 0 0 20px"><#nested></p></#macro>
