package jp.kosmo.keycloak.realm.check;

/**
 * Something a union's realm lacks.
 *
 * @param what is wrong, by the names the console shows
 * @param consequence for the union or its members
 */
public record Finding(String what, String consequence) {

    @Override
    public String toString() {
        return what + ": " + consequence;
    }
}
