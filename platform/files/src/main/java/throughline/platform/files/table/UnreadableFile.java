package throughline.platform.files.table;

/**
 * A file that cannot be taken. The message is one sentence for the person who sent it, which says
 * what is wrong and what to do; it never quotes what is in the file.
 */
public class UnreadableFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableFile(String message) {
    super(message);
  }

  UnreadableFile(String message, Throwable cause) {
    super(message, cause);
  }
}
