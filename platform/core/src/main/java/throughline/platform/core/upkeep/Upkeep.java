package throughline.platform.core.upkeep;

/**
 * A part of a service that does its work by itself until it cannot. The start page counts what then
 * waits for an administrator; a bean of this type asks its own database only, once.
 */
public interface Upkeep {

  /** Who looks after a service, by the role's name at the sign-in provider. */
  String ADMINISTRATOR = "administrator";

  Trouble trouble();

  /**
   * What somebody has to look at.
   *
   * @param title what it is: "Jobs that fail"
   * @param count how many, 0 for none
   * @param detail one line more
   * @param path the page that lists them
   */
  record Trouble(String title, long count, String detail, String path) {}
}
