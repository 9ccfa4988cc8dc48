package throughline.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FillScriptTest {

  @Test
  void whatPsqlAloneUnderstandsIsTakenOut() {
    var script =
        """
        -- Why.
        \\set facts 7
        TRUNCATE fact;
        INSERT INTO fact SELECT :day + n FROM generate_series(1, :facts) AS n;
        """;

    assertEquals(
        """
        TRUNCATE fact;
        INSERT INTO fact SELECT current_date + n FROM generate_series(1, 3) AS n;
        """,
        new FillScript(script).plain(3));
  }
}
