package jp.kosmo.keycloak.gatling;

/** An option that is missing or cannot be meant; its message is one sentence, for whoever has typed it. */
final class RefusedOption extends IllegalArgumentException {
    RefusedOption(String name, String why) {
        super(name + " " + why + ".");
    }
}
