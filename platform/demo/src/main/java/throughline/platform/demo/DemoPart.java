package throughline.platform.demo;

import java.util.List;

/** A part of what a service makes up of a year, through its own use cases. */
public interface DemoPart {

  /**
   * The stories of the year, earliest first. None needs another: they are told several at a time.
   * The same year has the same stories.
   *
   * @param people those who can sign in
   * @param tally where each story counts what the figures have to show
   */
  List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally);

  /**
   * Whether its stories are what people do when they have seen the figures: told, one after the
   * other, once the figures are those that all services counted.
   */
  default boolean isOfFigures() {
    return false;
  }
}
