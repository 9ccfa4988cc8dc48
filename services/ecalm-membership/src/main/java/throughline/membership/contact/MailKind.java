package throughline.membership.contact;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import throughline.membership.person.preference.Purpose;

/** What is written to families. Nothing else leaves. */
public enum MailKind {
  /** On the day of the enrolment, to a guardian who gave an address for that. */
  WELCOME,
  /** The same to an adult who became a member along with a newborn. */
  WELCOME_ADULT,
  /** To a guardian who asked for a new link. */
  NEW_LINK,
  /** To the address of before, when a guardian has given another. */
  CONTACT_ASKED_FOR,
  /** To that other address. */
  CONFIRM_CONTACT,
  /** To the address of before, once another or a telephone number has taken its place. */
  CONTACT_CHANGED,
  /** To those of two records of which one was ended as the other's. */
  RECORD_ENDED,
  REMINDERS(Purpose.REMINDERS),
  HAND_OVER(Purpose.HAND_OVER);

  private static final Set<MailKind> WITH_LINK =
      EnumSet.of(WELCOME, WELCOME_ADULT, NEW_LINK, CONTACT_ASKED_FOR, REMINDERS, HAND_OVER);

  private final Purpose purpose;

  MailKind() {
    this(null);
  }

  MailKind(Purpose purpose) {
    this.purpose = purpose;
  }

  Optional<Purpose> purpose() {
    return Optional.ofNullable(purpose);
  }

  /** Whether it is about the day of the enrolment, and would only surprise later. */
  boolean isWelcome() {
    return this == WELCOME || this == WELCOME_ADULT;
  }

  /** Whether it also goes to those of a record that stands no longer. */
  boolean isOfEnded() {
    return this == RECORD_ENDED;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Set<String> withLink() {
    return WITH_LINK.stream().map(MailKind::code).collect(Collectors.toSet());
  }

  static Optional<MailKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
