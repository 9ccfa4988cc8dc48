package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;
import throughline.membership.record.Desk;
import throughline.membership.record.ListedEnrolment;
import throughline.membership.record.NamesInList;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.database.SliceQuery;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** Which records wait for whoever looks; on the start page a card only where there is one. */
@ApplicationScoped
class WaitingRecords implements Waiting {

  private static final PageRequest COUNT = PageRequest.first(1);
  private static final SliceQuery<ListedEnrolment> REPORTED = oldestFirst("m.death = REPORTED");
  private static final SliceQuery<ListedEnrolment> HELD =
      oldestFirst("m.heldSince is not null and m.death is null");

  private final Session database;
  private final NamesInList names;
  private final CurrentPerson person;

  WaitingRecords(Session database, NamesInList names, CurrentPerson person) {
    this.database = database;
    this.names = names;
    this.person = person;
  }

  @Transactional
  Slice<ListedEnrolment> reported(Desk desk, PageRequest page) {
    return names.named(REPORTED.read(database, page, ofOffices(desk).parameters()), desk);
  }

  @Transactional
  Slice<ListedEnrolment> held(Desk desk, PageRequest page) {
    return names.named(HELD.read(database, page, desk.parameters()), desk);
  }

  /** A registrar confirms a death, or takes the report of one back. */
  private static Desk ofOffices(Desk desk) {
    return new Desk(desk.subject(), desk.offices(), Places.none());
  }

  private static SliceQuery<ListedEnrolment> oldestFirst(String condition) {
    return SliceQuery.of(
            ListedEnrolment.class,
            ListedEnrolment::id,
            "m.key, m.enrolledOn, m.enrolledAt.name",
            "Member m")
        .within(
            """
            m.recordState = VALID and m.sealedAt is null and m.erasedAt is null
            and (:everyOffice = true
              or m.enrolledAtOffice in :offices
              or exists (
                select 1 from m.homeLibrary home
                where home.toDate is null
                  and (:everyLibrary = true or home.library in :libraries)))
            """)
        .that(condition)
        .ascending("m.enrolledOn", "m.key");
  }

  @Override
  @Transactional
  public List<HomeCard> cards() {
    if (!Desk.isFor(person)) {
      return List.of();
    }
    var offices = person.placesOf(Roles.REGISTRAR);
    var desk = Desk.of(person);
    var reported =
        offices.isNone() ? 0 : REPORTED.read(database, COUNT, ofOffices(desk).parameters()).total();
    var held = HELD.read(database, COUNT, desk.parameters()).total();
    return Stream.concat(
            card(
                "Records to confirm",
                reported,
                "We were told that the child has died",
                "/records/reported"),
            card("On hold", held, "Nothing is sent until somebody has looked", "/records/held"))
        .toList();
  }

  private static Stream<HomeCard> card(String title, long waiting, String text, String path) {
    return waiting == 0 ? Stream.empty() : Stream.of(HomeCard.counted(title, waiting, text, path));
  }
}
