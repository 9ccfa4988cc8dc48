package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.files.table.FileDigest;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;

/** Staff send a file of the library system, or their own list of an event. */
@ApplicationScoped
class UploadUse {

  private static final int LONGEST_NAME = 100;

  private final ReceiveRows receiveRows;

  UploadUse(ReceiveRows receiveRows) {
    this.receiveRows = receiveRows;
  }

  /**
   * Takes the good rows of a file in.
   *
   * @return the delivery
   * @throws throughline.platform.core.input.InvalidInput naming every wrong field, or the columns
   *     that are missing
   * @throws throughline.platform.files.table.UnreadableFile if it is no table or cannot be read to
   *     its end: nothing is taken in then
   */
  UUID upload(String typedKind, String typedBatch, Path file, String name, UseDesk desk) {
    var fields = new Fields();
    var kind = fields.oneOf("kind", typedKind, UseKind.class, "Choose what the file tells of");
    var batch = UseDesk.batch(fields, typedBatch);
    fields.throwIfAny();
    var rows = read(kind, file, name);
    return receiveRows.file(kind, batch, shortened(name), FileDigest.of(file), rows, desk);
  }

  private static List<TypedRow> read(UseKind kind, Path file, String name) {
    try (var rows = Rows.open(file, name, TableLimits.USUAL)) {
      return TypedRows.of(kind, rows);
    }
  }

  private static String shortened(String name) {
    return name.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .limit(LONGEST_NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
