package throughline.membership.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Option;

/** Why something is done: a choice and no box to type in, since the history must name nobody. */
public final class Reasons {

  /** Of what nobody is asked. */
  public static final Reasons NONE = new Reasons();

  private final Map<String, String> inWords = new LinkedHashMap<>();

  /** Another one to choose, below those of before. */
  public Reasons or(String code, String words) {
    var more = new Reasons();
    more.inWords.putAll(inWords);
    more.inWords.put(code, words);
    return more;
  }

  public List<Option> options() {
    return inWords.entrySet().stream()
        .map(each -> Option.of(each.getKey(), each.getValue()))
        .toList();
  }

  /** The reason in the history's words; null if it is missing or wrong, and the field says so. */
  public String read(Fields fields, String typed) {
    return read(fields, "reason", typed, "Choose why");
  }

  /** The same from another field, or with another message for none. */
  public String read(Fields fields, String field, String typed, String missing) {
    if (inWords.isEmpty()) {
      return null;
    }
    var given = TypedText.given(typed);
    if (given.map(inWords::get).isEmpty()) {
      fields.reject(
          field,
          given.isEmpty()
              ? missing
              : "Reason must be one of: " + String.join(", ", inWords.keySet()));
    }
    return given.map(inWords::get).orElse(null);
  }
}
