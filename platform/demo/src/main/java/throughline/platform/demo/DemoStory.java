package throughline.platform.demo;

import java.util.Set;

/** Steps that follow one another, each a use case at its own moment. */
@FunctionalInterface
public interface DemoStory {

  /** Takes every step; says the moment of each before it. */
  void tell(DemoTime time);

  /**
   * What the use cases of another story of the part may find of this one, by any name that both
   * give it. Of two that share a name the first of the part is told to its end before the other
   * begins, since which came first can be seen. Nothing for most.
   */
  default Set<?> shared() {
    return Set.of();
  }

  /** The same story, which shares this with others. */
  default DemoStory sharing(Set<?> names) {
    var story = this;
    return new DemoStory() {
      @Override
      public void tell(DemoTime time) {
        story.tell(time);
      }

      @Override
      public Set<?> shared() {
        return names;
      }
    };
  }
}
