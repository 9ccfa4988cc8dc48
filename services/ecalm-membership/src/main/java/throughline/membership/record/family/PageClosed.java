package throughline.membership.record.family;

/** A family's page opens nothing any more: its session has ended, or there is nothing to show. */
class PageClosed extends RuntimeException {

  PageClosed() {
    super("the page is closed", null, false, false);
  }
}
