package throughline.membership.desk.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Boxes;
import throughline.platform.testing.PlaceWalk;
import throughline.platform.testing.TestClock;

/** A registrar's work is that of their office; library staff see the children of their library. */
@QuarkusTest
class PlacesTest {

  @Inject TestClock clock;

  private PlacedEnrolments records;

  @BeforeEach
  void noRecordYet() {
    records = new PlacedEnrolments(clock);
  }

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
    Boxes.none();
  }

  @Test
  void noEndpointShowsOrChangesAnEnrolmentOfAnotherOffice() {
    assertEquals(
        Set.of(),
        PlaceWalk.findings(
            "throughline.membership",
            "registrar",
            () -> records.enrolledAt("OXFORD", "BANBURY"),
            Set.of(
                "SearchPages.form",
                "EnrolmentPages.form",
                "KeptFormPages.form",
                "WaitingPages.waiting",
                "WorkerPages.worker",
                "LibraryResource.list",
                "OfferPages.outcome",
                "OfferPages.signedIn",
                "GuardianPages.signedIn",
                "DuplicatePages.signedIn",
                "CardPages.batch",
                "CardPages.writeOffForm",
                "CardPages.level",
                "FilePages.form",
                "CorrectionPages.replacement",
                "RestrictedPages.address",
                "RestrictedPages.form",
                "LiftPages.form",
                "LiftPages.lifted",
                "LifePages.form",
                "LifePages.closed",
                "LifePages.reported",
                "LifePages.held",
                "LifePages.certificatePdf"),
            Set.of(
                // Cards go to any office, so these list all: HandOverCardsTest.
                "CardPages.handOverForm",
                "CardPages.handOver",
                // Takes a list of visits: EnrolVisitsTest.
                "EnrolmentResource.enrolVisits",
                // No page has its form; KeptFormTest proves it.
                "KeptFormPages.send",
                // Take what is sealed; SealedDraftTest proves it.
                "KeptFormPages.release",
                "WaitingPages.delete",
                "WaitingPages.take",
                // Nor of this; DeskToldTest does.
                "WaitingPages.tell",
                "LiftPages.lift",
                "CorrectionPages.card",
                "CorrectionPages.library",
                "CorrectionPages.undo",
                "CorrectionPages.changeCard",
                "CorrectionPages.changeLibrary",
                "CorrectionPages.undoEnrolment",
                "FilePages.upload",
                "FilePages.enrol")));
  }

  @Test
  void noEndpointShowsLibraryStaffAChildOfAnotherLibrary() {
    assertEquals(
        Set.of(),
        PlaceWalk.findings(
            "throughline.membership",
            "library-staff",
            () -> records.enrolledAt("BANB", "HEAD"),
            Set.of(
                "SearchPages.form",
                "LibraryResource.list",
                "RestrictedPages.address",
                "RestrictedPages.form",
                "CorrectionPages.replacement",
                "GuardianPages.signedIn",
                "DuplicatePages.signedIn",
                "LifePages.held",
                "LifePages.form",
                "LibrarySystemPages.file"),
            Set.of(
                "UseResource.loans",
                "UseResource.attendance",
                "UsePages.list",
                "UsePages.form",
                "UsePages.upload",
                "UsePages.delivery",
                "UsePages.tryAgain",
                "UsePages.signedIn",
                "UsePages.csv",
                "UsePages.xlsx")));
  }
}
