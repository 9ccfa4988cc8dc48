package throughline.membership.librarysystem;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the library system calls the libraries: the same, unless the setting says otherwise. */
final class LibraryCodes {
  private static final Pattern PAIR = Pattern.compile("\\s*(\\S+)\\s*=\\s*(\\S+)\\s*");
  private final Map<String, String> theirs;

  private LibraryCodes(Map<String, String> theirs) {
    this.theirs = theirs;
  }

  static LibraryCodes of(String setting) {
    var codes = new HashMap<String, String>();
    for (var part : setting.split(",")) {
      var pair = PAIR.matcher(part);
      if (part.isBlank()) {
        continue;
      }
      if (!pair.matches()) {
        throw new IllegalStateException(
            "LIBRARY_SYSTEM_LIBRARIES holds \"%s\": write each library as OURS=THEIRS"
                .formatted(part.strip()));
      }
      if (codes.put(pair.group(1), pair.group(2)) != null) {
        throw new IllegalStateException(
            "LIBRARY_SYSTEM_LIBRARIES names %s twice: leave one".formatted(pair.group(1)));
      }
    }
    return new LibraryCodes(codes);
  }

  String theirs(String ours) {
    return theirs.getOrDefault(ours, ours);
  }
}
