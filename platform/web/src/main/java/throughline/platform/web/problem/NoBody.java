package throughline.platform.web.problem;

/** A request record was expected, and nothing or {@code null} came. */
class NoBody extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
