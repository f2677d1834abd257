package jp.kosmo.keycloak.demo;

/** Something the demo needs is missing; the message is the one line its user reads. */
final class CannotStart extends RuntimeException {

    CannotStart(String japanese, String english) {
        super(japanese + " / " + english);
    }
}
