package throughline.bench.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import throughline.bench.api.Script.Statement;

class RecorderTest {

  private static final String ID = "0bb65803-abcd-4a94-b58c-f7f8fd1c6b8a";
  private static final String OTHER = "9393e4b9-f115-4556-a5a9-87d078c1247f";
  private static final String PERSON = "dc54cde4-0c00-4ee1-9034-84515672698d";

  private static final String LOG =
      """
      2026-11-30 23:10:27.410 UTC [17] LOG:  statement: BEGIN
      2026-11-30 23:10:27.410 UTC [17] LOG:  execute S_1: BEGIN
      2026-11-30 23:10:27.411 UTC [18] LOG:  execute <unnamed>: DELETE FROM sent
      2026-11-30 23:10:27.411 UTC [17] LOG:  execute <unnamed>: INSERT INTO note
      \tVALUES ($1, $2)
      2026-11-30 23:10:27.411 UTC [17] DETAIL:  Parameters: $1 = 'it''s, $2 = ''x''
      \ta note', $2 = NULL
      2026-11-30 23:10:27.412 UTC [17] LOG:  execute S_3: SELECT 1 FROM box WHERE places @> $1
      2026-11-30 23:10:27.412 UTC [17] DETAIL:  Parameters: $1 = '7'
      2026-11-30 23:10:27.413 UTC [17] LOG:  execute S_2: COMMIT
      """;

  @Test
  void aTransactionIsItsStatementsWithTheirValues() {
    var note =
        new Statement(
            "INSERT INTO note\nVALUES (?, ?)", Arrays.asList("it's, $2 = 'x'\na note", null));
    var box = new Statement("SELECT 1 FROM box WHERE places @> ?::bigint", List.of("7"));
    assertEquals(
        List.of(note, box), Recorder.transactions(LOG).get(Recorder.transactions(LOG).size() - 1));
  }

  @Test
  void whatOneCallAloneHasIsItsOwn() {
    var call = List.of(new Statement("", List.of("{" + ID + "}", PERSON)));
    var other = List.of(new Statement("", List.of("{" + OTHER + "}", PERSON)));
    assertEquals(Set.of(ID), Script.of(call, other, Map.of()).ids());
  }

  @Test
  void aValueIsCutWhereSomethingOfTheCallStands() {
    var script = new Script(List.of(), Set.of(ID), Map.of("name", "Mcab", "card", "22"));
    assertEquals(
        List.of("{\"id\":\"", ID, "\",\"name\":\"Guardian ", "Mcab", "\"}"),
        script.pieces("{\"id\":\"" + ID + "\",\"name\":\"Guardian Mcab\"}"));
    assertEquals(List.of("2239 and Mcabe"), script.pieces("2239 and Mcabe"));
  }
}
