package throughline.bookings.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DayOfWeek;
import java.util.UUID;
import throughline.bookings.venue.Resources;
import throughline.bookings.venue.Venues;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.web.input.Form;

/** Staff say in which hours of a week an adviser sees people one by one; the sessions are made. */
@ApplicationScoped
class SetWeeklyHours {
  /** Hours as the form sends them. */
  record Request(
      String title,
      String topic,
      String venue,
      String room,
      String weekday,
      String from,
      String to,
      String slot,
      String buffer,
      String notice) {
    static Request of(Form form) {
      return new Request(
          form.text("title"),
          form.text("topic"),
          form.text("venue"),
          form.text("room"),
          form.text("weekday"),
          form.text("from"),
          form.text("to"),
          form.text("slot"),
          form.text("buffer"),
          form.text("notice"));
    }
  }

  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_BUFFER = 120;
  private static final int LONGEST_NOTICE = 336;

  private static final String ADD =
      """
      INSERT INTO weekly_hours (id, adviser_id, venue_code, room_id, title, topic, weekday,
        from_local, to_local, slot_minutes, buffer_minutes, notice_hours, made_by)
      VALUES (:id, :adviser, :venue, CAST(:room AS uuid), :title, CAST(:topic AS text), :weekday,
        CAST(:from AS time), CAST(:to AS time), :slot, :buffer, :notice, :madeBy)
      """;

  private final People people;
  private final Venues venues;
  private final Resources resources;
  private final Advisers advisers;
  private final MakeOneToOnes makeOneToOnes;
  private final Sql sql;

  SetWeeklyHours(
      People people,
      Venues venues,
      Resources resources,
      Advisers advisers,
      MakeOneToOnes makeOneToOnes,
      Sql sql) {
    this.people = people;
    this.venues = venues;
    this.resources = resources;
    this.advisers = advisers;
    this.makeOneToOnes = makeOneToOnes;
    this.sql = sql;
  }

  @Transactional
  void set(UUID adviser, Request typed, SignedIn who, Places places) {
    var fields = new Fields().called("from", "Start").called("to", "End");
    var title = fields.text("title", typed.title(), LONGEST_TITLE, "Enter a title");
    var topic =
        TypedText.given(typed.topic())
            .map(given -> fields.oneOf("topic", given, Topic.class, "Choose one"));
    var venue =
        venues.of(places).stream().filter(each -> each.code().equals(typed.venue())).findFirst();
    if (venue.isEmpty()) {
      fields.reject("venue", "Choose one of your venues");
    }
    var room = TypedText.given(typed.room());
    if (room.isPresent()
        && resources.all().stream()
            .noneMatch(
                each -> each.id().toString().equals(room.get()) && each.isRoomOf(typed.venue()))) {
      fields.reject("room", "Choose a room of the venue");
    }
    var weekday = fields.oneOf("weekday", typed.weekday(), DayOfWeek.class, "Choose a day");
    var from = fields.time("from", typed.from(), "Enter when the hours begin");
    var to = fields.time("to", typed.to(), "Enter when the hours end");
    var slot =
        fields.wholeNumber(
            "slot", typed.slot(), SessionTime.SHORTEST, SessionTime.LONGEST, "Enter the minutes");
    var buffer = number(fields, "buffer", typed.buffer(), LONGEST_BUFFER);
    var notice = number(fields, "notice", typed.notice(), LONGEST_NOTICE);
    if (from != null && to != null && !to.isAfter(from.plusMinutes(slot - 1L))) {
      fields.reject(
          "to",
          to.isAfter(from)
              ? "No slot fits between start and end"
              : "The end must be after the start");
    }
    fields.throwIfAny();
    var id = UUID.randomUUID();
    sql.of(ADD)
        .bind("id", id)
        .bind("adviser", adviser)
        .bind("venue", typed.venue())
        .bind("room", room.orElse(null))
        .bind("title", title)
        .bind("topic", topic.map(Enum::name).orElse(null))
        .bind("weekday", weekday.getValue())
        .bind("from", from.toString())
        .bind("to", to.toString())
        .bind("slot", slot)
        .bind("buffer", buffer)
        .bind("notice", notice)
        .bind("madeBy", people.recognise(who))
        .update();
    advisers.hours(adviser).stream()
        .filter(hours -> hours.id().equals(id))
        .forEach(makeOneToOnes::make);
  }

  private static int number(Fields fields, String field, String typed, int most) {
    return TypedText.given(typed)
        .map(given -> fields.wholeNumber(field, given, 0, most, "Enter a number"))
        .orElse(0);
  }
}
