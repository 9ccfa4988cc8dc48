package throughline.membership.desk.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import throughline.membership.member.Under5;
import throughline.membership.person.vault.Birth;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.NamePart;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;

/** Reads who a child of a visit is, or says what is wrong. */
final class ParseChild {
  /** Whether the family has decided on a name. */
  enum Naming {
    NAMED,
    NOT_NAMED_YET
  }

  private final Fields fields;
  private final String prefix;
  private final ChildRequest typed;

  ParseChild(Fields fields, String prefix, ChildRequest typed) {
    this.fields = fields;
    this.prefix = prefix;
    this.typed = typed;
  }

  /** The name, or null when it is missing or wrong. */
  ChildName name() {
    var given = NamePart.read(fields, prefix + "childGivenNames", typed.childGivenNames());
    var family = NamePart.read(fields, prefix + "childFamilyName", typed.childFamilyName());
    if (!fields.ok(prefix + "childGivenNames") || !fields.ok(prefix + "childFamilyName")) {
      return null;
    }
    return naming() == Naming.NOT_NAMED_YET ? notYet(given, family) : named(given, family);
  }

  private Naming naming() {
    return TypedText.given(typed.naming()).isEmpty()
        ? Naming.NAMED
        : fields.oneOf(
            prefix + "naming", typed.naming(), Naming.class, "Choose whether there is a name");
  }

  private ChildName notYet(Optional<String> given, Optional<String> family) {
    if (given.isPresent()) {
      fields.reject(
          prefix + "childGivenNames", "Remove the given names, or clear the box “Not named yet”");
      return null;
    }
    return ChildName.notYet(family.orElse(null));
  }

  private ChildName named(Optional<String> given, Optional<String> family) {
    if (given.isEmpty() && family.isEmpty()) {
      fields.reject(
          prefix + "childGivenNames",
          TypedText.given(typed.ageGroup()).isPresent()
              ? "Enter the name: one name is enough"
              : "Enter the child's name: one name is enough. Or tick that the child is not named"
                    + " yet");
      return null;
    }
    return ChildName.of(given.orElse(null), family.orElse(null));
  }

  /** The date, or null when it is missing or wrong. */
  LocalDate dateOfBirth(LocalDate today) {
    return dateOfBirth(today, "Enter the date of birth");
  }

  private LocalDate dateOfBirth(LocalDate today, String missing) {
    var born = fields.dateNear(today, field(), typed.dateOfBirth(), missing);
    if (born != null && born.isAfter(today)) {
      fields.reject(field(), "The date of birth must be today or in the past");
    }
    return born;
  }

  LocalDate newbornsDateOfBirth(LocalDate today) {
    var born = dateOfBirth(today, "Enter the child's date of birth");
    if (born != null && !Under5.on(today, born)) {
      fields.reject(
          field(),
          "By this date the child is 5 or older: check it, or enrol the child at a library");
    }
    return born;
  }

  private String field() {
    return prefix + "dateOfBirth";
  }

  /** The place in a birth of several; null if the child was born alone, or if it is wrong. */
  Integer birthOrder() {
    var field = prefix + "birthOrder";
    if (TypedText.given(typed.birthOrder()).isEmpty()) {
      return null;
    }
    var order = fields.wholeNumber(field, typed.birthOrder(), 1, Birth.MOST, "");
    return fields.ok(field) ? order : null;
  }
}
