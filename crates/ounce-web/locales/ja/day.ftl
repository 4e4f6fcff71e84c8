# 公園での一日についてホストに尋ねること

day-question-unknown-registration = このチケットで申し込んだ人はいません。
day-question-cancelled = この参加枠は返されていました。
day-question-wrong-town = 別の町に申し込んだグループです。
day-question-arrived-twice = 二台の電話で到着が記録されました。
day-question-walked-in-twice = 当日参加の二家族が同じアドレスを書きました。
day-question-has-place = このアドレスには、すでに参加枠があります。
day-question-no-waiver = 同意書の署名がないため、名簿に載っていません。
day-question-party-unfit = 大人がいないか、名簿に載せるには人数が多すぎます。
day-question-receipt-twice = 同じ領収番号が二度使われました。
day-question-other-currency = キャンペーンで扱わない通貨なので、帳簿に入っていません。
day-question-unknown-bank = この名前のバンクはありません。
day-question-shirt-twice = 同じシャツが二度渡されました。
day-question-undo-of-nothing = 取り消す記録が見つかりません。
day-question-undo-of-undo = 取り消しは取り消せません。もう一度記録してください。
day-question-other-words = この番号は別の内容で使われています。最初の内容が有効です。
day-question-clock-off = 電話の時計が一日以上ずれていました。
day-question-cut-off = この電話は切り離されていました。
day-question-ended = この電話の登録は終わっていました。
day-question-unreadable = この記録は読めません。保存はされています。
day-question-no-number = 1から1,000,000までの番号がないため、保存されていません。
