package throughline.bench.suite;

/** What was measured did not do its job, so no figure of it means anything. */
public final class MeasurementFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  public MeasurementFailed(String message) {
    super(message);
  }
}
