package throughline.platform.files.table;

import throughline.platform.core.input.InvalidInput;

/**
 * A file that cannot be taken, which is said at the field "file". The message is one sentence for
 * the person who sent it, which says what is wrong and what to do; it never quotes what is in the
 * file.
 */
public class UnreadableFile extends InvalidInput {

  private static final long serialVersionUID = 1L;

  UnreadableFile(String message) {
    super("file", message);
  }

  UnreadableFile(String message, Throwable cause) {
    this(message);
    initCause(cause);
  }

  @Override
  public String getMessage() {
    return errors().get(0).message();
  }
}
