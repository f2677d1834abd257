package jp.kosmo.keycloak.office.imports.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.file.MemberFile;
import jp.kosmo.keycloak.members.file.row.FileProblem;
import jp.kosmo.keycloak.members.imports.upload.FileReading;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.text.StoredText;
import jp.kosmo.keycloak.text.TypedText;
import jp.kosmo.keycloak.union.BirthDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the check of a file lets through, the plan does not refuse by a rule of its own, and the other way round. */
class SameRowsTest {

    private static final GivenUserIds USER_IDS = new GivenUserIds();

    /** Admin REST gives long ones, and whoever has one is found by it. */
    static Stream<String> userIds() {
        return Stream.concat(
                Stream.of(1, 7, 8, 13, 14, 63, 64, 65, 254, 255, 256).map("k"::repeat),
                Stream.of("a-b_c.d@e", "加入者01", "a b", "a+b", "ａｂｃ１", "ABC1"));
    }

    @ParameterizedTest
    @MethodSource
    void userIds(String written) throws IOException {
        String read = TypedText.ascii(written).toLowerCase(Locale.ROOT);

        assertThat(problems(written + ",10,1,19790822").isEmpty())
                .isEqualTo(USER_IDS.isUserId(read) && !StoredText.isTooLong(read));
        assertThat(USER_IDS.isUserId(read)).isEqualTo(USER_IDS.mayBeGiven(read, true));
    }

    static Stream<LocalDate> birthdates() {
        LocalDate today = JapanTime.today();
        return Stream.of(LocalDate.of(1900, 1, 1), today)
                .flatMap(edge -> Stream.of(edge.minusDays(1), edge, edge.plusDays(1)));
    }

    @ParameterizedTest
    @MethodSource
    void birthdates(LocalDate date) throws IOException {
        assertThat(problems("kaneka-01,10,1," + date).isEmpty())
                .isEqualTo(new BirthDate(date).mayBeRecorded(JapanTime.today()));
    }

    private static List<FileProblem> problems(String row) throws IOException {
        byte[] file = ("ユーザID,記号,番号,生年月日\r\n" + row + "\r\n").getBytes(UTF_8);
        List<FileProblem> problems = new ArrayList<>();
        MemberFile.open(() -> new ByteArrayInputStream(file), new FileReading(null, Map.of(), false).rules(USER_IDS))
                .read((read, found) -> problems.addAll(found));
        return problems;
    }
}
