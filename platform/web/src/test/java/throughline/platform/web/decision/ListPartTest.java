package throughline.platform.web.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import throughline.platform.core.paging.PageRequest;

class ListPartTest {

  private static final String ID = "0b7ec3b6-4a2b-4f4c-8f6e-0d8a7e1a5a10";

  @Test
  void anAddressLeadsBackToThePartAndToWhatItIsNarrowed() {
    var part =
        new ListPart("/hours", PageRequest.linked(ID, null))
            .narrowedTo("library", "HEAD")
            .narrowedTo("month", null);

    assertEquals("/hours?library=HEAD&after=" + ID, part.path());
    assertEquals("?library=HEAD&after=" + ID, part.query());
    assertEquals("library=HEAD", part.narrowing());
    assertEquals("HEAD", part.filter().value("library"));
    assertEquals("/hours?library=HEAD&after=" + ID + "&done=1", part.saying("done", 1));
  }

  @Test
  void theFirstPartOfTheWholeListIsTheList() {
    assertEquals("/hours", new ListPart("/hours", PageRequest.linked(null, null)).path());
  }
}
