package throughline.tracker.web.search;

import java.util.Set;
import java.util.stream.Stream;
import throughline.tracker.shared.Roles;

/** A page that is found by what it is for. */
enum TrackerPage {
  DASHBOARD("/", "Are we on track?", "Dashboard, status, red, amber, green, start"),
  PLAN("/plan", "The plan", "Action plan, themes, priorities, actions, outcomes"),
  LIBRARIES("/libraries", "All libraries", "Figures by library and district"),
  MILESTONES("/milestones", "All milestones", "Timeline, deadlines, late, due, done"),
  REVIEWS("/reviews", "Quarterly reviews", "Sign-off, data check, pack, PDF"),
  REGISTER("/register", "Register", "Owners, who answers, overdue, next update, retired, file"),
  POPULATION("/population", "Population", "Estimates, ONS, children under 5, denominators"),
  CHANGES("/changes", "What changed", "Revisions, late, corrected, withdrawn, last week"),
  SOURCES("/sources", "Sources", "Freshness, silent, last heard of, days, counts agree"),
  MY_WORK("/my-work", "My work", "Waiting for you, tasks, to approve, to sign, due, overdue"),
  PUBLISHED("/published", "Published figures", "Public pages, released, open data"),
  COMPARE("/libraries/compare", "Compare libraries", "Ranked, map, per 1,000 people"),
  PROFILES("/profiles", "Profiles of communities", "People, deprivation, households, per head"),
  RELEASES("/releases", "Releases", "Publish, announce, approve, correct, disclosure", true),
  POSTS("/posts", "Who holds which post", "Owners, accounts, reminders", Roles.STRATEGY_LEAD),
  APPROVALS("/approvals", "Figures to approve", "Second person, send back", true),
  CHECKS("/checks", "Records to look at", "Unusual, excluded, leave out", true),
  TRIALS("/trials", "New and changed measures", "Rules, propose, approve", true),
  OBSERVATIONS("/observations/file", "Enter many figures by file", "Upload, import, CSV", true),
  DEAD_EVENTS(
      "/dead-events", "Events set aside", "Unreadable, retry, dismiss", Roles.ADMINISTRATOR),
  JOBS("/jobs", "Jobs", "Nightly, background, last run", Roles.ADMINISTRATOR),
  MAILS("/mails", "Mails", "Sent, failed, reminders", Roles.ADMINISTRATOR);

  private final String path;
  private final String title;
  private final String about;
  private final Set<String> roles;

  TrackerPage(String path, String title, String about, String... roles) {
    this.path = path;
    this.title = title;
    this.about = about;
    this.roles = Set.of(roles);
  }

  TrackerPage(String path, String title, String about, boolean deciding) {
    this(path, title, about, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR);
  }

  /**
   * Those that somebody with these roles may open; a page without a role is open to every reader.
   */
  static Stream<TrackerPage> openTo(Set<String> roles) {
    return Stream.of(values())
        .filter(page -> page.roles.isEmpty() || page.roles.stream().anyMatch(roles::contains));
  }

  Entry entry() {
    return Entry.of("Page", title, about, path, "");
  }
}
