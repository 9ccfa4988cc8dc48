package throughline.platform.files.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A column that a service reads of a file.
 *
 * @param key by which a row keeps what stands in it
 * @param label as the first row of a file calls it, and a message about it
 * @param required whether a file without it is refused
 * @param alsoCalled other names that people give it, in small letters
 */
public record Column(String key, String label, boolean required, List<String> alsoCalled) {

  public static Column required(String key, String label, String... alsoCalled) {
    return new Column(key, label, true, List.of(alsoCalled));
  }

  public static Column optional(String key, String label, String... alsoCalled) {
    return new Column(key, label, false, List.of(alsoCalled));
  }

  /** What is wrong in it, behind its name, so that whoever reads it finds the cell. */
  public String problem(String message) {
    return label + ": " + message;
  }

  Stream<String> names() {
    return Stream.concat(Stream.of(label.toLowerCase(Locale.UK)), alsoCalled.stream());
  }
}
