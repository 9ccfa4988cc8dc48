package throughline.platform.demo;

/** Steps that follow one another, each a use case at its own moment. */
@FunctionalInterface
public interface DemoStory {

  /** Takes every step; says the moment of each before it. */
  void tell(DemoTime time);
}
