package throughline.platform.database.audit;

/** The history could not be written or read; what belongs to it must not happen either. */
public class AuditException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AuditException(String message, Throwable cause) {
    super(message, cause);
  }
}
