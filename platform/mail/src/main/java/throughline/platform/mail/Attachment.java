package throughline.platform.mail;

/**
 * A file that goes with a mail.
 *
 * @param name the file's name, such as "session.ics"
 * @param contentType as RFC 2045 writes it, such as "text/calendar; charset=UTF-8; method=REQUEST"
 */
public record Attachment(String name, String contentType, byte[] content) {}
