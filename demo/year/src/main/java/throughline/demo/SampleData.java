package throughline.demo;

/**
 * What a service makes up of a year, through its own use cases. The same year has the same data.
 */
public interface SampleData {

  /** Tells the year, each step at its own moment, and counts what the figures have to show. */
  void tell(SampleYear year);

  /** Tells what people do when they have seen the figures, which are then as they were counted. */
  default void tellOfFigures(SampleYear year) {}
}
