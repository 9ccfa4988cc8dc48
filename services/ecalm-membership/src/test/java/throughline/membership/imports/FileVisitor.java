package throughline.membership.imports;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;

/** Somebody who sends files and looks what they come to. */
final class FileVisitor {

  static final String NEW = "/files/new";

  private final Browser browser;

  FileVisitor(Actor person) {
    this.browser = Browser.of(person);
  }

  Page open(String address) {
    return browser.open(address);
  }

  Page send(String name, byte[] content) {
    return browser.upload(browser.open(NEW), NEW, "file", name, content);
  }

  /** Sends it and waits for the preview; returns its address. */
  String checked(BirthsFile file) {
    return checked(file.bytes());
  }

  String checked(byte[] csv) {
    return checked("births.csv", csv);
  }

  String checked(String name, byte[] content) {
    var address = send(name, content).redirect();
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(() -> browser.open(address).has("#counts-caption"));
    return address;
  }

  /** Takes the good rows and waits for the end. */
  Page enrolled(String address) {
    browser.send(browser.open(address), address, Map.of()).then().statusCode(303);
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(() -> browser.open(address).text("main").contains("Enrolled:"));
    return browser.open(address);
  }

  /** How many rows are of the kind with this label. */
  int count(String address, String label) {
    var page = browser.open(address).text("main");
    var found = java.util.regex.Pattern.compile(label + " ([\\d,]+) [\\d,]+ ").matcher(page);
    return found.find() ? Integer.parseInt(found.group(1).replace(",", "")) : 0;
  }

  /** What the page says of the rows of a kind. */
  String rows(String address, Outcome kind) {
    return browser.open(address + "?list=" + kind).text("table:has(#rows-caption) tbody");
  }

  byte[] left(String address) {
    return browser.open(address + "/left/csv").source().getBytes(StandardCharsets.UTF_8);
  }

  static UUID id(String address) {
    return UUID.fromString(address.replaceFirst("\\?.*", "").replaceFirst(".*/", ""));
  }
}
