package throughline.platform.web.sample;

record NoteRequest(
    String title, String kind, String library, String date, String start, String minutes) {}
