package throughline.membership.record;

import java.util.Optional;
import java.util.stream.Stream;
import throughline.membership.person.vault.Contact;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.NamePart;
import throughline.membership.person.vault.Relationship;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;

/** Reads who answers for a child, or says what is wrong. */
public final class ParseGuardian {
  /** One guardian as typed. */
  public record GuardianRequest(
      String name, String relationship, String contact, String mayContact, String mayManage) {

    @Override
    public String toString() {
      return "GuardianRequest";
    }
  }

  public enum Answer {
    YES,
    NO
  }

  private final Fields fields;
  private final String prefix;

  public ParseGuardian(Fields fields, String prefix) {
    this.fields = fields;
    this.prefix = prefix;
  }

  public GuardianDetails read(GuardianRequest typed) {
    return new GuardianDetails(
        name(typed.name()),
        relationship(typed.relationship()),
        contact(typed.contact()),
        may("MayContact", typed.mayContact()),
        may("MayManage", typed.mayManage()));
  }

  public Optional<GuardianDetails> readIfTyped(GuardianRequest typed) {
    var nothing =
        Stream.of(typed.name(), typed.relationship(), typed.contact())
            .allMatch(each -> TypedText.given(each).isEmpty());
    return nothing ? Optional.empty() : Optional.of(read(typed));
  }

  public String name(String typed) {
    var field = prefix + "Name";
    var name = NamePart.read(fields, field, typed);
    if (name.isEmpty() && fields.ok(field)) {
      fields.reject(field, "Enter the guardian's name");
    }
    return name.orElse(null);
  }

  public Relationship relationship(String typed) {
    var field = prefix + "Relationship";
    var missing = "Choose what the guardian is to the child";
    var relationship = fields.oneOf(field, typed, Relationship.class, missing);
    if (relationship == Relationship.SELF) {
      fields.reject(field, missing);
    }
    return relationship;
  }

  public Contact contact(String typed) {
    return Contact.read(fields, prefix + "Contact", typed);
  }

  private boolean may(String what, String typed) {
    return TypedText.given(typed).isEmpty()
        || fields.oneOf(prefix + what, typed, Answer.class, "Choose yes or no") != Answer.NO;
  }
}
