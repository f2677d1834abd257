package jp.kosmo.keycloak.password.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyConfigException;
import org.keycloak.policy.PolicyError;

class PasswordRulesTest {

    private static final MinLettersPolicyFactory LETTERS = new MinLettersPolicyFactory();
    private static final AllowedCharactersPolicyFactory CHARACTERS = new AllowedCharactersPolicyFactory();

    @ParameterizedTest
    @CsvSource({
        "1,1234567a,true",
        "1,1234567Z,true",
        "1,12345678,false",
        "1,1234567ａ,false",
        "1,1234567é,false",
        "3,12345aB,false",
        "3,1234aBc,true"
    })
    void lettersCountsHalfWidthLetters(String least, String password, boolean fine) {
        assertThat(isFine(LETTERS, least, password)).isEqualTo(fine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65", "one", "1.5"})
    void lettersRefusesNonsense(String setting) {
        assertThatExceptionOfType(PasswordPolicyConfigException.class).isThrownBy(() -> LETTERS.parse(setting));
    }

    @Test
    void lettersDefaultsToOne() {
        assertThat(LETTERS.parse(null)).isEqualTo(1);
        assertThat(LETTERS.parse(" ")).isEqualTo(1);
    }

    /** Every printable ASCII character but the space, told by its code and not by a list. */
    @Test
    void charactersAgreesWithTheCodeTableOnRandomInput() {
        var random = new Random(20_260_401);
        for (int i = 0; i < 100_000; i++) {
            String password = IntStream.range(0, 1 + random.nextInt(12))
                    .map(position -> random.nextInt(random.nextInt(20) == 0 ? 0x300 : 0x80))
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            assertThat(isFine(CHARACTERS, null, password))
                    .as(password)
                    .isEqualTo(password.chars().allMatch(character -> character > 0x20 && character < 0x7f));
        }
    }

    @Test
    void charactersTakesTheUnionsSymbols() {
        assertThat(isFine(CHARACTERS, "-_", "Abc-123_")).isTrue();
        assertThat(isFine(CHARACTERS, "-_", "Abc-123!")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "-1", "- _", "¥", "あ"})
    void charactersRefusesWhatIsNoSymbol(String setting) {
        assertThatExceptionOfType(PasswordPolicyConfigException.class).isThrownBy(() -> CHARACTERS.parse(setting));
    }

    @ParameterizedTest
    @CsvSource({
        "x19801201,19801201,true",
        "x1980-12-01!,19801201,true",
        "x19.80.12.01,19801201,true",
        "X健保9999-43210,健保999943210,true",
        "kENpo1,KenPO1,true",
        "x1980120,19801201,false",
        "x19801a201,19801201,false",
        "x!,'-',false"
    })
    void containsLooksThroughSymbolsAndCase(String password, String part, boolean contained) {
        assertThat(Characters.contains(password, part)).isEqualTo(contained);
    }

    /** What three characters hold occurs in many a password that has nothing to do with the member. */
    @ParameterizedTest
    @CsvSource({
        "1,2,x12345678,true",
        "1,23,Sakura-123,true",
        "12,34,Sakura-1234,false",
        "健,123,健123-Sakura,false",
        "１２,３４,Sakura-1234,false",
        "1,23,x19801201,false",
        "12,34,hanako01,false",
        "12,34,HANAKO01,false"
    })
    void notPersonalLeavesShortNumbersAlone(String symbol, String number, String password, boolean fine) {
        UserModel member =
                member(Map.of("insuredPersonSymbol", symbol, "insuredPersonNumber", number, "birthdate", "1980-12-01"));
        var rule = new NotPersonalPolicyFactory();
        assertThat(rule.check(member, password, rule.parse(null)) == null).isEqualTo(fine);
    }

    @Test
    void aRefusalNamesTheYenSignBesideTheBackslash() {
        assertThat(CHARACTERS.check(null, "あ", CHARACTERS.parse("-\\!")))
                .extracting(PolicyError::getParameters, InstanceOfAssertFactories.array(Object[].class))
                .containsExactly("-¥(\\)!");
    }

    /** Who has no credential of any kind. */
    private static UserModel member(Map<String, String> attributes) {
        return answering(UserModel.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getUsername" -> "hanako01";
            case "getFirstAttribute" -> attributes.get(String.valueOf(arguments[0]));
            case "credentialManager" -> answering(SubjectCredentialManager.class, (none, asked, of) -> Stream.empty());
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T answering(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private static boolean isFine(PasswordPolicyRuleFactory rule, @Nullable String setting, String password) {
        return rule.check(null, password, rule.parse(setting)) == null;
    }
}
