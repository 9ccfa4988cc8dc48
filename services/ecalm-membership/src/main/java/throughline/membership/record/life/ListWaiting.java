package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.hibernate.Session;
import throughline.membership.record.Desk;
import throughline.membership.record.ListedEnrolment;
import throughline.membership.record.NamesInList;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.database.SliceQuery;

/** Somebody at a desk looks which records wait for them. */
@ApplicationScoped
class ListWaiting {

  private static final PageRequest COUNT = PageRequest.first(1);
  private static final SliceQuery<ListedEnrolment> REPORTED = oldestFirst("m.death = REPORTED");
  private static final SliceQuery<ListedEnrolment> HELD =
      oldestFirst("m.heldSince is not null and m.death is null");

  private final Session database;
  private final NamesInList names;

  ListWaiting(Session database, NamesInList names) {
    this.database = database;
    this.names = names;
  }

  @Transactional
  Slice<ListedEnrolment> reported(Desk desk, PageRequest page) {
    return names.named(read(REPORTED, desk.offices(), Places.none(), page), desk);
  }

  @Transactional
  long countReported(Places offices) {
    return read(REPORTED, offices, Places.none(), COUNT).total();
  }

  @Transactional
  Slice<ListedEnrolment> held(Desk desk, PageRequest page) {
    return names.named(read(HELD, desk.offices(), desk.libraries(), page), desk);
  }

  @Transactional
  long countHeld(Desk desk) {
    return read(HELD, desk.offices(), desk.libraries(), COUNT).total();
  }

  private Slice<ListedEnrolment> read(
      SliceQuery<ListedEnrolment> query, Places offices, Places libraries, PageRequest page) {
    return query.read(
        database,
        page,
        Map.of(
            "everyOffice", (Object) offices.all(),
            "offices", offices.codes(),
            "everyLibrary", libraries.all(),
            "libraries", libraries.codes()));
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
}
