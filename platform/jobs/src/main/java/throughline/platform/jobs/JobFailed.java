package throughline.platform.jobs;

public final class JobFailed extends Exception {

  /**
   * @param sentence for the page: what is wrong and what to do; no personal data
   * @param cause for the log, or null
   */
  public JobFailed(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
