package throughline.membership.person.vault;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.person.postcode.Postcode;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;

/**
 * Where a child lives and what may be done with that.
 *
 * @param lines null if none were given
 * @param postcode null if none was given
 */
public record HomeAddress(AddressPolicy policy, String lines, String postcode) {

  private static final int LONGEST = 500;
  private static final int LONGEST_POSTCODE = 20;

  public static Optional<HomeAddress> read(
      Fields fields, String typedPolicy, String typedLines, String typedPostcode) {
    var lines = lines(fields, typedLines);
    var postcode = postcode(fields, typedPostcode);
    var given = lines.isPresent() || postcode.isPresent();
    if (TypedText.given(typedPolicy).isEmpty() && !given) {
      return Optional.empty();
    }
    var policy =
        TypedText.given(typedPolicy).isEmpty() ? AddressPolicy.OPEN : chosen(fields, typedPolicy);
    if (policy == AddressPolicy.OPEN && !given && fields.ok("address") && fields.ok("postcode")) {
      fields.reject("address", "Enter the address, or choose that the family does not give it");
    }
    if (policy == AddressPolicy.WITHHELD && given) {
      fields.reject("address", "Remove the address, or choose that the family gives it");
    }
    return Optional.ofNullable(policy)
        .map(known -> new HomeAddress(known, lines.orElse(null), postcode.orElse(null)));
  }

  private static AddressPolicy chosen(Fields fields, String typed) {
    return fields.oneOf(
        "addressPolicy", typed, AddressPolicy.class, "Choose what may be done with the address");
  }

  private static Optional<String> lines(Fields fields, String typed) {
    if (TypedText.given(typed).filter(ParseCardNumber::isIn).isPresent()) {
      fields.reject("address", "This is a card number. Enter the address here");
      return Optional.empty();
    }
    return fields.optionalText("address", typed, LONGEST);
  }

  private static Optional<String> postcode(Fields fields, String typed) {
    var text = fields.optionalText("postcode", typed, LONGEST_POSTCODE);
    var postcode = text.flatMap(Postcode::of);
    if (text.isPresent() && postcode.isEmpty()) {
      fields.reject(
          "postcode",
          "Enter a postcode like OX1 1ND, BFPO 57, or ZZ99 3VZ for no fixed abode, or leave it"
              + " out");
    }
    postcode
        .flatMap(Postcode::wrongArea)
        .ifPresent(
            area ->
                fields.reject(
                    "postcode",
                    "No postcode begins with %s. Compare it with a letter to the family, or leave it out"
                        .formatted(area)));
    return postcode;
  }

  public List<String> eachLine() {
    return lines == null ? List.of() : lines.lines().toList();
  }

  public String atDesk() {
    if (isRestricted()) {
      return "Secret";
    }
    return policy == AddressPolicy.WITHHELD
        ? "Not given"
        : Stream.concat(eachLine().stream(), Stream.ofNullable(postcode))
            .collect(Collectors.joining(", "));
  }

  /** Whether it may be opened for a reason only, which is written down. */
  public boolean isRestricted() {
    return policy == AddressPolicy.RESTRICTED;
  }

  public boolean isKnown() {
    return lines != null || postcode != null;
  }

  @Override
  public String toString() {
    return "HomeAddress";
  }
}
