package throughline.platform.files.table;

import java.io.IOException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * Finds workbooks that count days from 1904, as Excel for the Mac has made them (ECMA-376,
 * date1904). The library that reads them knows "true" and not "1", which Excel writes: each of
 * their dates would be four years and a day too early.
 */
final class Calendar1904 {

  private static final XMLInputFactory XML = safe();

  private Calendar1904() {}

  private static XMLInputFactory safe() {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  static boolean isIn(ZipFile workbook) throws IOException {
    try (var content = workbook.getInputStream(workbook.getEntry("xl/workbook.xml"))) {
      var xml = XML.createXMLStreamReader(content);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("workbookPr")) {
          var value = xml.getAttributeValue(null, "date1904");
          return "1".equals(value) || "true".equals(value);
        }
      }
      return false;
    } catch (XMLStreamException broken) {
      return false; // Whoever reads the workbook says so.
    }
  }
}
