package throughline.platform.demo;

import java.util.List;

/** A part of what a service makes up of a year, through its own use cases. */
public interface DemoPart {

  /**
   * The stories of the year, earliest first. None needs another of its part: they are told several
   * at a time, and only those that share something one after the other ({@link DemoStory#shared}).
   * The same year has the same stories, and whatever order they are told in makes no difference.
   *
   * @param people those who can sign in
   * @param tally where each story counts what the figures have to show
   */
  List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally);

  /**
   * Whether its stories go on where those of the service's other parts end: told once all of those
   * are.
   */
  default boolean goesOnAfterOthers() {
    return false;
  }

  /**
   * Whether its stories are what people do when they have seen the figures: told, one after the
   * other, once the figures are those that all services counted.
   */
  default boolean isOfFigures() {
    return false;
  }
}
