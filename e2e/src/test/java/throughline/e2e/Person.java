package throughline.e2e;

/** Somebody with an account in Keycloak; always synthetic. */
record Person(String username, String name, String password) {}
