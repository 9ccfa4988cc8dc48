package throughline.platform.core.person;

/**
 * Who acts, as the sign-in names them.
 *
 * @param subject the provider's stable name for the person; never shown, never logged
 * @param displayName what others read
 */
public record SignedIn(String subject, String displayName) {}
