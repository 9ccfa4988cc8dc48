package throughline.platform.web.chart;

import java.util.Locale;

/**
 * One part of a bar that the tag {@code partsBar} shows.
 *
 * @param label what the counted are: "off track"
 * @param count how many; a part of none is not shown
 * @param tone red, amber, green, done or grey, or plain for what is neither good nor bad
 * @param href where they are listed; null if nowhere
 */
public record Part(String label, long count, String tone, String href) {

  /** Refuses a count that no bar can show. */
  public Part {
    if (count < 0) {
      throw new IllegalArgumentException("a part has no length below nought");
    }
  }

  /** "2,351". */
  public String number() {
    return String.format(Locale.UK, "%,d", count);
  }

  /** The shape that says the tone to those who do not see its colour. */
  public String shape() {
    return SmallPictures.shape(tone);
  }
}
