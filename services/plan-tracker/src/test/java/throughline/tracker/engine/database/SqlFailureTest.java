package throughline.tracker.engine.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailureTest {

  @ParameterizedTest
  @CsvSource({
    "22P05, true",
    "23505, true",
    "54000, false",
    "21000, false",
    "P0001, false",
    "XX000, false",
    "42846, false",
    "42501, false",
    "42P01, false",
    "25006, false",
    "28P01, false",
    "55P03, false",
    "08006, false",
    "40P01, false",
    "53100, false",
    "57P01, false",
    "99999, false",
    ", false",
  })
  void whatTheRecordHoldsIsToldFromADatabaseThatIsAway(String sqlState, boolean ofTheData) {
    var failure =
        new UnableToExecuteStatementException("", new SQLException("of Siân", sqlState), null);

    assertEquals(ofTheData, SqlFailure.isOfTheData(failure));
    assertFalse(SqlFailure.words(failure).contains("Siân"));
  }

  @Test
  void whatCannotBeCountedIsOfTheData() {
    var failure = new IllegalStateException("Siân");

    assertTrue(SqlFailure.isOfTheData(failure));
    assertEquals("it could not be counted: IllegalStateException", SqlFailure.words(failure));
  }
}
