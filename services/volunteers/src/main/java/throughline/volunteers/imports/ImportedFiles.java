package throughline.volunteers.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import throughline.platform.database.Sql;
import throughline.platform.files.sent.SentFiles;

/** Spreadsheets of volunteers. */
@Singleton
class ImportedFiles extends SentFiles {
  ImportedFiles(Sql sql, ObjectMapper json, Clock clock) {
    super(sql, json, clock, ImportedRow.COLUMNS);
  }
}
