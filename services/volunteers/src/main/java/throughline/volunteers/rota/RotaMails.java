package throughline.volunteers.rota;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.volunteers.volunteer.VolunteerMails;
import throughline.volunteers.volunteer.VolunteerMails.Letter;

/** Tells volunteers by mail when they are expected, and when they are not after all. */
@ApplicationScoped
class RotaMails {
  static final String REMINDER = VolunteerMails.REMINDER + "rota";
  private static final String CALLED_OFF = "rota-called-off";
  private static final String MESSAGE = "rota-message";

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance reminder(String what, String when, String where, URI rota);

    static native TemplateInstance calledOff(String what, String when, String where, String reason);

    static native TemplateInstance message(String text, String from, String what);
  }

  private final VolunteerMails mails;
  private final Rota rota;
  private final Shifts shifts;
  private final URI ownRota;

  RotaMails(
      VolunteerMails mails,
      Rota rota,
      Shifts shifts,
      @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.mails = mails;
    this.rota = rota;
    this.shifts = shifts;
    this.ownRota = URI.create(publicUrl + "/my-rota");
  }

  /** Those who are expected on the day; whoever is away knows anyhow that they do not come. */
  void calledOff(Slots.Slot slot, LocalDate day, String reason) {
    var expected =
        rota.at(Places.of(slot.place()), day, day).stream()
            .filter(each -> slot.id().equals(each.slot()) && !each.away())
            .map(Rota.Expected::volunteer)
            .toList();
    var when = London.weekday(day) + ", " + slot.times().words();
    calledOff(expected, slot.id(), slot.roleTitle(), when, slot.placeName(), reason);
  }

  void cancelled(Shifts.Shift shift, String reason) {
    var signedUp = shifts.signedUp(shift.id()).stream().map(Slots.Member::volunteer).toList();
    calledOff(signedUp, shift.id(), shift.title(), shift.when(), shift.placeName(), reason);
  }

  private void calledOff(
      List<UUID> people, UUID about, String what, String when, String where, String reason) {
    mails.send(
        people.stream()
            .map(
                person ->
                    new Letter(
                        CALLED_OFF,
                        person,
                        about,
                        "Not on %s".formatted(when),
                        Templates.calledOff(what, when, where, reason)))
            .toList());
  }

  /** Those who are expected tomorrow. */
  int remind(List<Rota.Expected> expected) {
    return mails.send(
        expected.stream()
            .map(
                each -> {
                  var when = London.weekday(each.day()) + ", " + each.times();
                  return new Letter(
                      REMINDER,
                      each.volunteer(),
                      each.about(),
                      "You are expected on %s".formatted(when),
                      Templates.reminder(each.what(), when, each.placeName(), ownRota));
                })
            .toList());
  }

  /**
   * @param what the slot, shift or place that it is about, in words
   * @return how many mails leave
   */
  int write(List<UUID> people, UUID about, String text, String from, String what) {
    return mails.send(
        people.stream()
            .map(
                person ->
                    new Letter(MESSAGE, person, about, what, Templates.message(text, from, what)))
            .toList());
  }
}
