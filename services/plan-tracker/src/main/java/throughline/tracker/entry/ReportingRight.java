package throughline.tracker.entry;

/** Whether whoever makes this request may report on something: a strategy lead or its owner. */
public interface ReportingRight {

  /**
   * Refuses everybody else.
   *
   * @throws throughline.platform.core.refusal.NotAllowed in words that name the post that may
   */
  void require(String measure);

  /** The same of a milestone. */
  void requireOfMilestone(String milestone);
}
