package throughline.membership.desk.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import throughline.membership.member.AgeGroup;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.Contact;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.Relationship;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;

/** Reads what an older brother, a sister or an adult of a visit has that a newborn has not. */
final class ParseOther {
  private final Fields fields;
  private final String prefix;
  private final ChildRequest typed;

  ParseOther(Fields fields, String prefix, ChildRequest typed) {
    this.fields = fields;
    this.prefix = prefix;
    this.typed = typed;
  }

  AgeGroup ageGroup() {
    return TypedText.given(typed.ageGroup()).isEmpty()
        ? AgeGroup.UNDER_5
        : fields.oneOf(prefix + "ageGroup", typed.ageGroup(), AgeGroup.class, "");
  }

  /** A date of another age group is a slip of one of the two, whichever it is. */
  void check(AgeGroup said, LocalDate born, LocalDate today) {
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

  void checkName(AgeGroup said, ChildName name) {
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
