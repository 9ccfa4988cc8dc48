package throughline.membership.desk.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import throughline.membership.member.AgeGroup;
import throughline.membership.member.Under5;
import throughline.membership.person.vault.Birth;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.Contact;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.NamePart;
import throughline.membership.person.vault.Relationship;
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

  AgeGroup ageGroup() {
    return TypedText.given(typed.ageGroup()).isEmpty()
        ? AgeGroup.UNDER_5
        : fields.oneOf(prefix + "ageGroup", typed.ageGroup(), AgeGroup.class, "");
  }

  /** A date of another age group is a slip of one of the two, whichever it is. */
  void checkAge(AgeGroup said, LocalDate born, LocalDate today) {
    if (said == null || born == null || born.isAfter(today)) {
      return;
    }
    var isOfDate = AgeGroup.on(today, born);
    if (isOfDate != said) {
      fields.reject(
          prefix + "dateOfBirth",
          "By this date the age is %s. Check the date, or choose that age group"
              .formatted(isOfDate.inWords()));
    }
  }

  void checkOther(AgeGroup said, ChildName name) {
    if (said != null && said != AgeGroup.UNDER_5 && name != null && name.notYet()) {
      fields.reject(prefix + "naming", "Enter the name: one name is enough");
    }
    if (said == AgeGroup.ADULT && TypedText.given(typed.birthOrder()).isPresent()) {
      fields.reject(prefix + "birthOrder", "Leave the place in the birth out for an adult");
    }
  }

  /** Who answers for an adult: nobody else. Empty for a child, whose guardians are the visit's. */
  Optional<GuardianDetails> themself(AgeGroup said, ChildName name) {
    var field = prefix + "contact";
    if (said != AgeGroup.ADULT) {
      if (TypedText.given(typed.contact()).isPresent()) {
        fields.reject(field, "Leave the contact out: only an adult has one of their own");
      }
      return Optional.empty();
    }
    var contact =
        Contact.read(
            fields, field, typed.contact(), "Enter the adult's e-mail address or phone number");
    return Optional.ofNullable(name)
        .map(ChildName::inFull)
        .map(full -> new GuardianDetails(full, Relationship.SELF, contact, true, true));
  }
}
