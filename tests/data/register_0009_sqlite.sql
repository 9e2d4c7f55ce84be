PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES('0009');
CREATE TABLE cadence_policy (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	in_force_from DATE NOT NULL, 
	clause VARCHAR NOT NULL, 
	months JSON NOT NULL, 
	note VARCHAR NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	PRIMARY KEY (id)
);
INSERT INTO cadence_policy VALUES(1,'NĐ 85/2016','2016-07-01','NĐ 85/2016 Đ20.2.c','{"1": 24, "2": 24, "3": 12, "4": 12, "5": 6}','Cấp độ 1, 2 theo chu kỳ 02 năm kiểm tra tổng thể của cơ quan; cấp độ 3, 4 hằng năm; cấp độ 5 sáu tháng một lần.','2026-11-28 17:45:56.099759','cài đặt',NULL,NULL,NULL);
INSERT INTO cadence_policy VALUES(2,'Kế hoạch chuyển đổi số 2025 của Sở Tư pháp','2025-09-01','KH CĐS 2025 II.2.d','{"1": 12, "2": 12, "3": 12, "4": 12}','Kế hoạch nói “ít nhất 01 lần/năm”, không nới mức cao hơn của nghị định: cấp độ 5 giữ 6 tháng theo NĐ 85/2016. Bản chép của kế hoạch không ghi ngày ban hành (tháng 9/2025): quản trị viên sửa lại ngày hiệu lực nếu cần.','2026-11-28 17:45:56.099759','cài đặt',NULL,NULL,NULL);
INSERT INTO cadence_policy VALUES(3,'Kế hoạch DTI 2026 của Sở Tư pháp','2026-02-01','KH DTI 2026 II.3.b','{"1": 24, "2": 24, "3": 12, "4": 12}','Bản chép của kế hoạch không ghi ngày ban hành (tháng 2/2026): quản trị viên sửa lại ngày hiệu lực nếu cần. Kế hoạch không nêu cấp độ 5: giữ 6 tháng theo NĐ 85/2016 Đ20.2.c.','2026-11-28 17:45:56.099759','cài đặt',NULL,NULL,NULL);
CREATE TABLE holiday (
	day DATE NOT NULL, 
	working BOOLEAN NOT NULL, 
	name VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	PRIMARY KEY (day)
);
INSERT INTO holiday VALUES('2026-01-02',0,'Nghỉ hoán đổi với ngày 10/01/2026','Thông báo nghỉ Tết Dương lịch 2026 (nguồn thứ cấp: Báo Chính phủ, 25/12/2025)');
INSERT INTO holiday VALUES('2026-01-10',1,'Làm bù cho ngày 02/01/2026','Thông báo nghỉ Tết Dương lịch 2026 (nguồn thứ cấp: Báo Chính phủ, 25/12/2025)');
INSERT INTO holiday VALUES('2026-02-16',0,'Tết Nguyên đán Bính Ngọ','TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2026-02-17',0,'Tết Nguyên đán Bính Ngọ','TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2026-02-18',0,'Tết Nguyên đán Bính Ngọ','TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2026-02-19',0,'Tết Nguyên đán Bính Ngọ','TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2026-02-20',0,'Tết Nguyên đán Bính Ngọ','TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2026-04-26',0,'Giỗ Tổ Hùng Vương (10/3 âm lịch)','Bộ luật Lao động Đ112.1');
INSERT INTO holiday VALUES('2026-04-27',0,'Nghỉ bù Giỗ Tổ Hùng Vương','Bộ luật Lao động Đ111.3');
INSERT INTO holiday VALUES('2026-08-22',1,'Làm bù cho ngày 31/8/2026','TB 9441/TB-BNV (nguồn thứ cấp); ngày làm bù cần đối chiếu');
INSERT INTO holiday VALUES('2026-08-31',0,'Nghỉ hoán đổi dịp Quốc khánh','TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2026-09-01',0,'Quốc khánh','TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2027-02-04',0,'Tết Nguyên đán Đinh Mùi','CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2027-02-05',0,'Tết Nguyên đán Đinh Mùi','CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2027-02-06',0,'Tết Nguyên đán Đinh Mùi','CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2027-02-07',0,'Tết Nguyên đán Đinh Mùi','CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2027-02-08',0,'Tết Nguyên đán Đinh Mùi','CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2027-02-09',0,'Tết Nguyên đán Đinh Mùi','CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2027-02-10',0,'Tết Nguyên đán Đinh Mùi','CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO holiday VALUES('2027-04-16',0,'Giỗ Tổ Hùng Vương (10/3 âm lịch)','Bộ luật Lao động Đ112.1 (ngày dương lịch tính ra)');
INSERT INTO holiday VALUES('2027-09-03',0,'Quốc khánh','CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
CREATE TABLE job_run (
	id INTEGER NOT NULL, 
	job VARCHAR NOT NULL, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	summary JSON NOT NULL, 
	error VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO job_run VALUES(1,'sweep','2026-11-28 17:46:03.482362','2026-11-28 17:46:03.939523','{"withdrawn": 0, "alerts": 1, "failed": 0}','');
CREATE TABLE one_time_link (
	token_hash VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	PRIMARY KEY (token_hash)
);
CREATE TABLE trail (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	detail JSON NOT NULL, 
	previous VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO trail VALUES(1,'2026-11-28 17:45:56.099759','cài đặt','policy.recorded','NĐ 85/2016','{"in_force_from": "2016-07-01", "months": {"1": 24, "2": 24, "3": 12, "4": 12, "5": 6}, "clause": "N\u0110 85/2016 \u011020.2.c"}','0000000000000000000000000000000000000000000000000000000000000000','9e788ee6ae6f8174a6d916b1597a47874af3f0a307656adf1c31dffaf2f91f45');
INSERT INTO trail VALUES(2,'2026-11-28 17:45:56.099759','cài đặt','policy.recorded','Kế hoạch chuyển đổi số 2025 của Sở Tư pháp','{"in_force_from": "2025-09-01", "months": {"1": 12, "2": 12, "3": 12, "4": 12}, "clause": "KH C\u0110S 2025 II.2.d"}','9e788ee6ae6f8174a6d916b1597a47874af3f0a307656adf1c31dffaf2f91f45','5c3ca562bfb19421589a72a7dc9a36b3b6d47f2efa91c8e0cd19ddd9ee927ea9');
INSERT INTO trail VALUES(3,'2026-11-28 17:45:56.099759','cài đặt','policy.recorded','Kế hoạch DTI 2026 của Sở Tư pháp','{"in_force_from": "2026-02-01", "months": {"1": 24, "2": 24, "3": 12, "4": 12}, "clause": "KH DTI 2026 II.3.b"}','5c3ca562bfb19421589a72a7dc9a36b3b6d47f2efa91c8e0cd19ddd9ee927ea9','ecb26ec983a5aa3bb1621ab3309823e7aa77e2c0674b5c47c84e74af418c75d9');
INSERT INTO trail VALUES(4,'2026-11-28 17:45:56.340689','cài đặt','gate_rules.began','gate_rules','{"level_below_criteria": "2026-08-19", "issuer_not_allowed": "2026-08-19", "plan_before_decision": "2026-08-19", "no_certificate": "2026-08-19", "higher_level_counts": "2026-08-19"}','ecb26ec983a5aa3bb1621ab3309823e7aa77e2c0674b5c47c84e74af418c75d9','25e75bc6f81d665d8ffec42b4cc9825479a3828f82a1c30708f8b1ac19c7f603');
INSERT INTO trail VALUES(5,'2026-11-28 17:45:56.340689','cài đặt','register.created','register','{"schema": "0009"}','25e75bc6f81d665d8ffec42b4cc9825479a3828f82a1c30708f8b1ac19c7f603','c1976120f622bed782de35cb48f85ae830f43d636cd28d141cd52369d5349a77');
INSERT INTO trail VALUES(6,'2026-11-28 17:45:56.624301','cài đặt','unit.added','STP','{"name": "S\u1edf T\u01b0 ph\u00e1p t\u1ec9nh An Giang", "parent": null}','c1976120f622bed782de35cb48f85ae830f43d636cd28d141cd52369d5349a77','4ac96e40a04ba867460f1026e32508fb2bb6611298acb6b6ca14abce6ae5df8e');
INSERT INTO trail VALUES(7,'2026-11-28 17:45:56.624301','cài đặt','unit.letterhead','STP','{"superior": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "place": "An Giang"}','4ac96e40a04ba867460f1026e32508fb2bb6611298acb6b6ca14abce6ae5df8e','df9d2dc956e8ee59f10de3369d12d8f32eea8d7ac5c451c37e274f9a2d62cf4a');
INSERT INTO trail VALUES(8,'2026-11-28 17:45:56.624301','cài đặt','unit.added','VP','{"name": "V\u0103n ph\u00f2ng S\u1edf", "parent": "STP"}','df9d2dc956e8ee59f10de3369d12d8f32eea8d7ac5c451c37e274f9a2d62cf4a','96c0f0e117b52ca06e8f0f7a41494399cf97d31cfccc2447634c2eda23256f79');
INSERT INTO trail VALUES(9,'2026-11-28 17:45:56.624301','cài đặt','unit.added','HCBTTP','{"name": "Ph\u00f2ng H\u00e0nh ch\u00ednh v\u00e0 B\u1ed5 tr\u1ee3 t\u01b0 ph\u00e1p", "parent": "STP"}','96c0f0e117b52ca06e8f0f7a41494399cf97d31cfccc2447634c2eda23256f79','d1061ff989263859ad24b76ee4fd334618818f9aea0b994beae39de3e76a80b7');
INSERT INTO trail VALUES(10,'2026-11-28 17:45:56.624301','cài đặt','unit.added','PBGDPL','{"name": "Ph\u00f2ng Ph\u1ed5 bi\u1ebfn, gi\u00e1o d\u1ee5c ph\u00e1p lu\u1eadt", "parent": "STP"}','d1061ff989263859ad24b76ee4fd334618818f9aea0b994beae39de3e76a80b7','88d87cf51edb91809050383b248cae68d67b9fe60866c87ba467ff761b60c1d5');
INSERT INTO trail VALUES(11,'2026-11-28 17:45:56.624301','cài đặt','unit.added','XDTHPL','{"name": "Ph\u00f2ng X\u00e2y d\u1ef1ng v\u00e0 T\u1ed5 ch\u1ee9c thi h\u00e0nh ph\u00e1p lu\u1eadt", "parent": "STP"}','88d87cf51edb91809050383b248cae68d67b9fe60866c87ba467ff761b60c1d5','330c3e102bfd1be481b0f3951f5ad5ef4dfeb8795a69bd486e7d461b076f0f43');
INSERT INTO trail VALUES(12,'2026-11-28 17:45:56.624301','cài đặt','unit.added','TGPL-NN','{"name": "Trung t\u00e2m Tr\u1ee3 gi\u00fap ph\u00e1p l\u00fd Nh\u00e0 n\u01b0\u1edbc", "parent": "STP"}','330c3e102bfd1be481b0f3951f5ad5ef4dfeb8795a69bd486e7d461b076f0f43','3d0250eb286010eaddf02014d45c6401b9432551c2c408f335aba5389cb4ebb5');
INSERT INTO trail VALUES(13,'2026-11-28 17:45:56.624301','cài đặt','system.registered','CONG-TTDT','{"name": "C\u1ed5ng th\u00f4ng tin \u0111i\u1ec7n t\u1eed S\u1edf T\u01b0 ph\u00e1p", "on": "2026-11-29"}','3d0250eb286010eaddf02014d45c6401b9432551c2c408f335aba5389cb4ebb5','b0329d0e6a986a4fa8652e9cdd454469dde0899c8825d2001278ed1e39d266ff');
INSERT INTO trail VALUES(14,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','CONG-TTDT','{"on": "2026-11-29", "state": "operating", "reason": ""}','b0329d0e6a986a4fa8652e9cdd454469dde0899c8825d2001278ed1e39d266ff','6af9f9537b6e73a548868030fa7654855d4242060f4e309354f9404cf77ee256');
INSERT INTO trail VALUES(15,'2026-11-28 17:45:56.624301','cài đặt','system.registered','HO-TICH','{"name": "H\u1ec7 th\u1ed1ng th\u00f4ng tin qu\u1ea3n l\u00fd H\u1ed9 t\u1ecbch", "on": "2026-11-29"}','6af9f9537b6e73a548868030fa7654855d4242060f4e309354f9404cf77ee256','b45946ebff85dae7adab4d8c4fbb66178dfa91ebe0b75412781a5dee9223a2b2');
INSERT INTO trail VALUES(16,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','HO-TICH','{"on": "2026-11-29", "state": "operating", "reason": ""}','b45946ebff85dae7adab4d8c4fbb66178dfa91ebe0b75412781a5dee9223a2b2','30f19fba7c0f7605c099f99a12ba2d9cbedd959bb3a564a965a1d5781ab50e5b');
INSERT INTO trail VALUES(17,'2026-11-28 17:45:56.624301','cài đặt','system.registered','TTHC','{"name": "H\u1ec7 th\u1ed1ng th\u00f4ng tin gi\u1ea3i quy\u1ebft th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh t\u1ec9nh An Giang", "on": "2026-11-29"}','30f19fba7c0f7605c099f99a12ba2d9cbedd959bb3a564a965a1d5781ab50e5b','61913a1d8dcfe6ccff18406d1457b51c7d1ec4c23a2c7dac25094e8f3b8ecee7');
INSERT INTO trail VALUES(18,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','TTHC','{"on": "2026-11-29", "state": "operating", "reason": ""}','61913a1d8dcfe6ccff18406d1457b51c7d1ec4c23a2c7dac25094e8f3b8ecee7','0d55abd3d3ee4a563b09a6dbd9ce79b2dcbd5f11aff6848f7e2c33e8978de761');
INSERT INTO trail VALUES(19,'2026-11-28 17:45:56.624301','cài đặt','system.registered','CBCCVC','{"name": "Ph\u1ea7n m\u1ec1m qu\u1ea3n l\u00fd h\u1ed3 s\u01a1 c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c t\u1ec9nh An Giang", "on": "2026-11-29"}','0d55abd3d3ee4a563b09a6dbd9ce79b2dcbd5f11aff6848f7e2c33e8978de761','fb11dde00108f8c1983768b4c505248495b4012f555947036af024f5e1568801');
INSERT INTO trail VALUES(20,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','CBCCVC','{"on": "2026-11-29", "state": "operating", "reason": ""}','fb11dde00108f8c1983768b4c505248495b4012f555947036af024f5e1568801','4529af5bff05b33adef997a41a422e6b891de13efb4d22f51ab152f87d21ffcc');
INSERT INTO trail VALUES(21,'2026-11-28 17:45:56.624301','cài đặt','system.registered','QUOC-TICH','{"name": "Ph\u1ea7n m\u1ec1m c\u00f4ng c\u1ee5 qu\u1ea3n l\u00fd h\u1ed3 s\u01a1 qu\u1ed1c t\u1ecbch cho S\u1edf T\u01b0 ph\u00e1p", "on": "2026-11-29"}','4529af5bff05b33adef997a41a422e6b891de13efb4d22f51ab152f87d21ffcc','357a5ef368434aab2485cf0600bcdcc67190fe06ed1990ba997e3ff9b122c570');
INSERT INTO trail VALUES(22,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','QUOC-TICH','{"on": "2026-11-29", "state": "operating", "reason": ""}','357a5ef368434aab2485cf0600bcdcc67190fe06ed1990ba997e3ff9b122c570','50c3fce5760a8b40c988e61bcdc6fe671f0ccc7657076194607063851f95b9d1');
INSERT INTO trail VALUES(23,'2026-11-28 17:45:56.624301','cài đặt','system.registered','CSDL-PL','{"name": "Ph\u1ea7n m\u1ec1m C\u01a1 s\u1edf d\u1eef li\u1ec7u qu\u1ed1c gia v\u1ec1 ph\u00e1p lu\u1eadt", "on": "2026-11-29"}','50c3fce5760a8b40c988e61bcdc6fe671f0ccc7657076194607063851f95b9d1','b581bae8e1c9bd64bfbe35ee97dc76c1f12aade2c1585b853b855751a90b833d');
INSERT INTO trail VALUES(24,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','CSDL-PL','{"on": "2026-11-29", "state": "operating", "reason": ""}','b581bae8e1c9bd64bfbe35ee97dc76c1f12aade2c1585b853b855751a90b833d','2f1f652446343702f6d74d7c6302333ca88666ff0b6f59baa76db99f3c539105');
INSERT INTO trail VALUES(25,'2026-11-28 17:45:56.624301','cài đặt','system.registered','IOFFICE','{"name": "H\u1ec7 th\u1ed1ng qu\u1ea3n l\u00fd V\u0103n b\u1ea3n v\u00e0 \u0111i\u1ec1u h\u00e0nh (iOffice)", "on": "2026-11-29"}','2f1f652446343702f6d74d7c6302333ca88666ff0b6f59baa76db99f3c539105','780407e9703d4d99a172e4c25df8bfea70e8c2fc9ae702a7330ac0be9be33ae3');
INSERT INTO trail VALUES(26,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','IOFFICE','{"on": "2026-11-29", "state": "operating", "reason": ""}','780407e9703d4d99a172e4c25df8bfea70e8c2fc9ae702a7330ac0be9be33ae3','7104b5a50731f62d5866f389c785d3d78020486087c1a94812a318c1f05ef4f2');
INSERT INTO trail VALUES(27,'2026-11-28 17:45:56.624301','cài đặt','system.registered','LUU-TRU','{"name": "Ph\u1ea7n m\u1ec1m qu\u1ea3n l\u00fd h\u1ed3 s\u01a1 t\u00e0i li\u1ec7u l\u01b0u tr\u1eef", "on": "2026-11-29"}','7104b5a50731f62d5866f389c785d3d78020486087c1a94812a318c1f05ef4f2','af9bbea49dd4378c27fa21409cd0bcb82fe3bb4671a85699488144e59589098e');
INSERT INTO trail VALUES(28,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','LUU-TRU','{"on": "2026-11-29", "state": "operating", "reason": ""}','af9bbea49dd4378c27fa21409cd0bcb82fe3bb4671a85699488144e59589098e','a9a62b5057c356ea74942f8d74173f40a737663790cc24b508789320d4a21a56');
INSERT INTO trail VALUES(29,'2026-11-28 17:45:56.624301','cài đặt','system.registered','TAI-SAN','{"name": "Ph\u1ea7n m\u1ec1m qu\u1ea3n l\u00fd t\u00e0i s\u1ea3n nh\u00e0 n\u01b0\u1edbc", "on": "2026-11-29"}','a9a62b5057c356ea74942f8d74173f40a737663790cc24b508789320d4a21a56','586826fc5d3fc7fd435f112908958e9c8084eab31812cb5660dc72198f7b1577');
INSERT INTO trail VALUES(30,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','TAI-SAN','{"on": "2026-11-29", "state": "operating", "reason": ""}','586826fc5d3fc7fd435f112908958e9c8084eab31812cb5660dc72198f7b1577','25a901484279e4358c9a6ea2b05891e6accbb800dec90afbf9ac3c175f77079a');
INSERT INTO trail VALUES(31,'2026-11-28 17:45:56.624301','cài đặt','system.registered','MISA','{"name": "Ph\u1ea7n m\u1ec1m k\u1ebf to\u00e1n Misa", "on": "2026-11-29"}','25a901484279e4358c9a6ea2b05891e6accbb800dec90afbf9ac3c175f77079a','3c30532aa329eb8d9ba0dbd2afb41acee0abf6e1dda00305cd20da8edf00a70f');
INSERT INTO trail VALUES(32,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','MISA','{"on": "2026-11-29", "state": "operating", "reason": ""}','3c30532aa329eb8d9ba0dbd2afb41acee0abf6e1dda00305cd20da8edf00a70f','248741eda97d5343e79e3b4c2d924ccda8b618b2c4bfdd6ed251c5808fdfadca');
INSERT INTO trail VALUES(33,'2026-11-28 17:45:56.624301','cài đặt','system.registered','TRANG-PBGDPL','{"name": "Trang Th\u00f4ng tin \u0111i\u1ec7n t\u1eed ph\u1ed5 bi\u1ebfn, gi\u00e1o d\u1ee5c ph\u00e1p lu\u1eadt t\u1ec9nh", "on": "2026-11-29"}','248741eda97d5343e79e3b4c2d924ccda8b618b2c4bfdd6ed251c5808fdfadca','daf2e219cb8ac09959f91f166c1cf1aeb59ad85164572c0cd9c4118997d893ca');
INSERT INTO trail VALUES(34,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','TRANG-PBGDPL','{"on": "2026-11-29", "state": "operating", "reason": ""}','daf2e219cb8ac09959f91f166c1cf1aeb59ad85164572c0cd9c4118997d893ca','f3e0266f2ae046fe9ddb46416cd27e7cde8b685def304cecb1a7fbe1c14166cd');
INSERT INTO trail VALUES(35,'2026-11-28 17:45:56.624301','cài đặt','system.registered','TGPL','{"name": "Ph\u1ea7n m\u1ec1m qu\u1ea3n l\u00fd t\u1ed5 ch\u1ee9c v\u00e0 ho\u1ea1t \u0111\u1ed9ng tr\u1ee3 gi\u00fap ph\u00e1p l\u00fd", "on": "2026-11-29"}','f3e0266f2ae046fe9ddb46416cd27e7cde8b685def304cecb1a7fbe1c14166cd','d176799bf6d6073f86fae89db6f260aeeac6648712ab92383f309e4966b23630');
INSERT INTO trail VALUES(36,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','TGPL','{"on": "2026-11-29", "state": "operating", "reason": ""}','d176799bf6d6073f86fae89db6f260aeeac6648712ab92383f309e4966b23630','e8075ea632b2614f1c54a5a4e2f81824db68361530ced668d9592e61a9c20e9e');
INSERT INTO trail VALUES(37,'2026-11-28 17:45:56.624301','cài đặt','system.registered','THONG-KE','{"name": "Ph\u1ea7n m\u1ec1m th\u1ed1ng k\u00ea ng\u00e0nh T\u01b0 ph\u00e1p", "on": "2026-11-29"}','e8075ea632b2614f1c54a5a4e2f81824db68361530ced668d9592e61a9c20e9e','1186dd56dea80002b671e1112667fa5320bc86a0a820a80ac99338d404bbe8f6');
INSERT INTO trail VALUES(38,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','THONG-KE','{"on": "2026-11-29", "state": "operating", "reason": ""}','1186dd56dea80002b671e1112667fa5320bc86a0a820a80ac99338d404bbe8f6','8531ac259da69cf9f330ec8a27a4de2f889f9614c8d7bc53599a4d3e552db4c6');
INSERT INTO trail VALUES(39,'2026-11-28 17:45:56.624301','cài đặt','system.registered','NGAN-CHAN','{"name": "H\u1ec7 th\u1ed1ng c\u01a1 s\u1edf d\u1eef li\u1ec7u c\u00f4ng ch\u1ee9ng, ch\u1ee9ng th\u1ef1c c\u1ee7a S\u1edf T\u01b0 ph\u00e1p v\u1ec1 th\u00f4ng tin ng\u0103n ch\u1eb7n", "on": "2026-11-29"}','8531ac259da69cf9f330ec8a27a4de2f889f9614c8d7bc53599a4d3e552db4c6','40caf4eabf0cecec67de05f3ceb203e6a8ea75ca79ae43665fe77b4ebdd9cd95');
INSERT INTO trail VALUES(40,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','NGAN-CHAN','{"on": "2026-11-29", "state": "operating", "reason": ""}','40caf4eabf0cecec67de05f3ceb203e6a8ea75ca79ae43665fe77b4ebdd9cd95','7bebc9dea6d9fe0e6597d7f05c3ede9d273424bd4fc7f90fd8197a583142e31f');
INSERT INTO trail VALUES(41,'2026-11-28 17:45:56.624301','cài đặt','system.registered','KNTC','{"name": "H\u1ec7 th\u1ed1ng C\u01a1 s\u1edf d\u1eef li\u1ec7u qu\u1ed1c gia v\u1ec1 khi\u1ebfu n\u1ea1i, t\u1ed1 c\u00e1o", "on": "2026-11-29"}','7bebc9dea6d9fe0e6597d7f05c3ede9d273424bd4fc7f90fd8197a583142e31f','b3464a5b317911932e97bde18b43611af36677e48b5e024852ef410dbed68a87');
INSERT INTO trail VALUES(42,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','KNTC','{"on": "2026-11-29", "state": "operating", "reason": ""}','b3464a5b317911932e97bde18b43611af36677e48b5e024852ef410dbed68a87','072d1629cf1454e12e87337a2635b1b957531065e488c3cd30fff8905933006b');
INSERT INTO trail VALUES(43,'2026-11-28 17:45:56.624301','cài đặt','system.registered','TRO-LY-AO','{"name": "Ph\u1ea7n m\u1ec1m \u201cTr\u1ee3 l\u00fd \u1ea3o ph\u00e1p lu\u1eadt cho c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c\u201d", "on": "2026-11-29"}','072d1629cf1454e12e87337a2635b1b957531065e488c3cd30fff8905933006b','66d4437a5500bb107f987a81677a4fb36f34afe2305864abdf17fc0f0ac1b6cc');
INSERT INTO trail VALUES(44,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','TRO-LY-AO','{"on": "2026-11-29", "state": "operating", "reason": ""}','66d4437a5500bb107f987a81677a4fb36f34afe2305864abdf17fc0f0ac1b6cc','de9bc765649fb7ea935c21751eda401fb3a4ab33b9234bfdbef9a7c10400fb3e');
INSERT INTO trail VALUES(45,'2026-11-28 17:45:56.624301','cài đặt','system.registered','LRIS','{"name": "H\u1ec7 th\u1ed1ng th\u00f4ng tin b\u00e1o c\u00e1o c\u1ee7a t\u1ec9nh (LRIS)", "on": "2026-11-29"}','de9bc765649fb7ea935c21751eda401fb3a4ab33b9234bfdbef9a7c10400fb3e','32d0bfa49af9082f3f85fa67b4c7155694b3295d8fd81b65d087dcb2c2bfcc29');
INSERT INTO trail VALUES(46,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','LRIS','{"on": "2026-11-29", "state": "operating", "reason": ""}','32d0bfa49af9082f3f85fa67b4c7155694b3295d8fd81b65d087dcb2c2bfcc29','5874931a8084631bc2cfa7cf42922df08fbbe4111cdd176c45e8b59436d93a14');
INSERT INTO trail VALUES(47,'2026-11-28 17:45:56.624301','cài đặt','system.registered','THU-DIEN-TU','{"name": "H\u1ed9p th\u01b0 \u0111i\u1ec7n t\u1eed c\u1ee7a t\u1ec9nh (@angiang.gov.vn)", "on": "2026-11-29"}','5874931a8084631bc2cfa7cf42922df08fbbe4111cdd176c45e8b59436d93a14','394815279ff19a08efa73425cafc02821bbffd79f018d1b1dc8233ceb8ae2ed7');
INSERT INTO trail VALUES(48,'2026-11-28 17:45:56.624301','cài đặt','operation.recorded','THU-DIEN-TU','{"on": "2026-11-29", "state": "operating", "reason": ""}','394815279ff19a08efa73425cafc02821bbffd79f018d1b1dc8233ceb8ae2ed7','e360c22ccd08094bc322f976f468532ee1f1f3ffcfc486014651226262d7326b');
INSERT INTO trail VALUES(49,'2026-11-28 17:45:56.624301','cài đặt','programme.added','CDS-2025','{"year": 2025, "name": "K\u1ebf ho\u1ea1ch th\u1ef1c hi\u1ec7n Chuy\u1ec3n \u0111\u1ed5i s\u1ed1 c\u1ee7a S\u1edf T\u01b0 ph\u00e1p n\u0103m 2025", "number": "", "issued_on": null, "reporting": "on_request"}','e360c22ccd08094bc322f976f468532ee1f1f3ffcfc486014651226262d7326b','1791442ec667f41e7179ee520c3a4a4d7d0966b7a1b83ba9105d87fed57adf1e');
INSERT INTO trail VALUES(50,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "1", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "95% th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh c\u00f3 \u0111\u1ee7 \u0111i\u1ec1u ki\u1ec7n \u0111\u01b0\u1ee3c cung c\u1ea5p d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn to\u00e0n tr\u00ecnh.", "target": 95, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}','1791442ec667f41e7179ee520c3a4a4d7d0966b7a1b83ba9105d87fed57adf1e','39bd18234823beff78fcfde9f042692509c533464b9557502dac77690f678fdc');
INSERT INTO trail VALUES(51,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "2", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "60% h\u1ed3 s\u01a1 \u0111\u01b0\u1ee3c n\u1ed9p tr\u1ef1c tuy\u1ebfn to\u00e0n tr\u00ecnh c\u1ee7a c\u00e1c d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn.", "target": 60, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}','39bd18234823beff78fcfde9f042692509c533464b9557502dac77690f678fdc','361bad28d14a30ed033bca2393df2e77b08d828ca68cdf92635471dea7f98aac');
INSERT INTO trail VALUES(52,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "3", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "80% h\u1ed3 s\u01a1 \u0111\u01b0\u1ee3c thanh to\u00e1n tr\u1ef1c tuy\u1ebfn tr\u00ean d\u1ecbch v\u1ee5 c\u00f4ng.", "target": 80, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}','361bad28d14a30ed033bca2393df2e77b08d828ca68cdf92635471dea7f98aac','9ddef1f6e8df0de0a29ff4955cedc66c3dc7d91ad5113bf4d637bf1541df266d');
INSERT INTO trail VALUES(53,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "4", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "100% h\u1ed3 s\u01a1 th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh \u0111\u01b0\u1ee3c ti\u1ebfp nh\u1eadn, tr\u1ea3 k\u1ebft qu\u1ea3 \u0111\u1ec1u \u0111\u1ed3ng b\u1ed9 \u0111\u1ea7y \u0111\u1ee7 tr\u00ean C\u1ed5ng D\u1ecbch v\u1ee5 c\u00f4ng qu\u1ed1c gia.", "target": 100, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}','9ddef1f6e8df0de0a29ff4955cedc66c3dc7d91ad5113bf4d637bf1541df266d','0274e4817f188712b81a5811d8ac68c7f70306eb56e773f644f3e56c37b35e08');
INSERT INTO trail VALUES(54,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "5", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "100% h\u1ed3 s\u01a1 \u0111\u01b0\u1ee3c s\u1ed1 h\u00f3a, k\u00fd s\u1ed1 v\u00e0 l\u01b0u tr\u1eef \u0111i\u1ec7n t\u1eed \u0111\u1ed1i v\u1edbi h\u1ed3 s\u01a1, gi\u1ea5y t\u1edd, k\u1ebft qu\u1ea3 gi\u1ea3i quy\u1ebft th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh \u0111\u00e3 \u0111\u01b0\u1ee3c gi\u1ea3i quy\u1ebft th\u00e0nh c\u00f4ng.", "target": 100, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}','0274e4817f188712b81a5811d8ac68c7f70306eb56e773f644f3e56c37b35e08','354dc6ce0fc8a4cbd507be4138f6f3e8bd44eee17f5c13a2e211e16479025b97');
INSERT INTO trail VALUES(55,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "6", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "100% v\u0103n b\u1ea3n trao \u0111\u1ed5i gi\u1eefa c\u00e1c c\u01a1 quan nh\u00e0 n\u01b0\u1edbc (tr\u1eeb v\u0103n b\u1ea3n m\u1eadt theo quy \u0111\u1ecbnh c\u1ee7a ph\u00e1p lu\u1eadt) d\u01b0\u1edbi d\u1ea1ng \u0111i\u1ec7n t\u1eed.", "target": 100, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}','354dc6ce0fc8a4cbd507be4138f6f3e8bd44eee17f5c13a2e211e16479025b97','898501d9daedf9e696e83e76d841f29147f2177aa5fe99e5799a37b88438884d');
INSERT INTO trail VALUES(56,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "7", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "100% ng\u01b0\u1eddi d\u00e2n v\u00e0 doanh nghi\u1ec7p h\u00e0i l\u00f2ng trong gi\u1ea3i quy\u1ebft th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh.", "target": 100, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}','898501d9daedf9e696e83e76d841f29147f2177aa5fe99e5799a37b88438884d','3fbac823eb6a0adc2261dc3713ee7f077a8bad7757fa3517f9b03a7801afd011');
INSERT INTO trail VALUES(57,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "8", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "100% c\u1ea5p \u0111\u1ed9 \u0111\u00e3 \u0111\u01b0\u1ee3c ph\u00ea duy\u1ec7t an to\u00e0n h\u1ec7 th\u1ed1ng th\u00f4ng tin v\u00e0 ph\u01b0\u01a1ng \u00e1n b\u1ea3o \u0111\u1ea3m an to\u00e0n h\u1ec7 th\u1ed1ng th\u00f4ng tin theo c\u1ea5p \u0111\u1ed9 ph\u00f9 h\u1ee3p v\u1edbi quy \u0111\u1ecbnh c\u1ee7a ph\u00e1p lu\u1eadt v\u00e0 ti\u00eau chu\u1ea9n qu\u1ed1c gia v\u1ec1 an to\u00e0n h\u1ec7 th\u1ed1ng th\u00f4ng tin theo c\u1ea5p \u0111\u1ed9.", "target": 100, "indicator": "level_and_plan", "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "units": []}','3fbac823eb6a0adc2261dc3713ee7f077a8bad7757fa3517f9b03a7801afd011','5e289d91dad0b8c09dff28fe596ff7a89c9cfb18579ac1445155e46149b91ea2');
INSERT INTO trail VALUES(58,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "9", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "\u0110\u1ea7u t\u01b0, mua s\u1eafm v\u1ec1 trang thi\u1ebft b\u1ecb, gi\u1ea3i ph\u00e1p k\u1ef9 thu\u1eadt v\u1eadn h\u00e0nh an to\u00e0n h\u1ec7 th\u1ed1ng th\u00f4ng tin.", "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "target": null, "indicator": "", "units": []}','5e289d91dad0b8c09dff28fe596ff7a89c9cfb18579ac1445155e46149b91ea2','09719b56ac2e7ad4a437e6ee5985ce0864572fef928ef3fbf353d9427d4e5533');
INSERT INTO trail VALUES(59,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "10", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "Ph\u1ed1i h\u1ee3p v\u1edbi C\u1ee5c C\u00f4ng ngh\u1ec7 th\u00f4ng tin, B\u1ed9 T\u01b0 ph\u00e1p tri\u1ec3n khai th\u1ef1c hi\u1ec7n c\u00e1c \u1ee9ng d\u1ee5ng c\u00f4ng ngh\u1ec7 th\u00f4ng tin do B\u1ed9 T\u01b0 ph\u00e1p x\u00e2y d\u1ef1ng, tri\u1ec3n khai nh\u1eb1m khai th\u00e1c c\u00f3 hi\u1ec7u qu\u1ea3 c\u01a1 s\u1edf h\u1ea1 t\u1ea7ng k\u1ef9 thu\u1eadt d\u00f9ng chung c\u1ee7a B\u1ed9.", "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "target": null, "indicator": "", "units": []}','09719b56ac2e7ad4a437e6ee5985ce0864572fef928ef3fbf353d9427d4e5533','0bd8706409b11089146c4390d3413aa8a54c00fc11e934a259c8e2ad45ee0393');
INSERT INTO trail VALUES(60,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "11", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "Tri\u1ec3n khai k\u1ecbp th\u1eddi, \u0111\u1ea7y \u0111\u1ee7 c\u00e1c v\u0103n b\u1ea3n quy ph\u1ea1m ph\u00e1p lu\u1eadt do H\u1ed9i \u0111\u1ed3ng nh\u00e2n d\u00e2n, \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh ban h\u00e0nh l\u00ean C\u01a1 s\u1edf d\u1eef li\u1ec7u qu\u1ed1c gia v\u1ec1 ph\u00e1p lu\u1eadt.", "deadline": "Th\u01b0\u1eddng xuy\u00ean", "lead": "Ph\u00f2ng X\u00e2y d\u1ef1ng v\u00e0 T\u1ed5 ch\u1ee9c thi h\u00e0nh ph\u00e1p lu\u1eadt", "solution": "", "due_on": null, "coordination": "", "product": "", "target": null, "indicator": "", "units": ["XDTHPL"]}','0bd8706409b11089146c4390d3413aa8a54c00fc11e934a259c8e2ad45ee0393','f18f843a854101499217c743beae2d1e367ab8153fd104af9bd554a8ff5cc853');
INSERT INTO trail VALUES(61,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "12", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "\u0110\u1ea3m b\u1ea3o C\u1ed5ng th\u00f4ng tin \u0111i\u1ec7n t\u1eed S\u1edf T\u01b0 ph\u00e1p cung c\u1ea5p \u0111\u1ea7y \u0111\u1ee7 th\u00f4ng tin theo Ngh\u1ecb \u0111\u1ecbnh s\u1ed1 43/2011/N\u0110-CP ng\u00e0y 13/6/2011 c\u1ee7a Ch\u00ednh ph\u1ee7 quy \u0111\u1ecbnh v\u1ec1 vi\u1ec7c cung c\u1ea5p th\u00f4ng tin v\u00e0 d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn tr\u00ean trang th\u00f4ng tin \u0111i\u1ec7n t\u1eed ho\u1eb7c c\u1ed5ng th\u00f4ng tin \u0111i\u1ec7n t\u1eed c\u1ee7a c\u01a1 quan nh\u00e0 n\u01b0\u1edbc.", "deadline": "Th\u01b0\u1eddng xuy\u00ean", "lead": "V\u0103n ph\u00f2ng S\u1edf", "coordination": "C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf", "solution": "", "due_on": null, "product": "", "target": null, "indicator": "", "units": ["VP"]}','f18f843a854101499217c743beae2d1e367ab8153fd104af9bd554a8ff5cc853','be3bbfd2ae791c4b2932937fc1e793b54da1c828f673dc2441f3c1b2dc3cfc14');
INSERT INTO trail VALUES(62,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "13", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "100% c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c s\u1eed d\u1ee5ng h\u1ed9p th\u01b0 \u0111i\u1ec7n t\u1eed c\u1ee7a t\u1ec9nh (@angiang.gov.vn) trong g\u1eedi, nh\u1eadn v\u0103n b\u1ea3n \u0111i\u1ec7n t\u1eed.", "target": 100, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}','be3bbfd2ae791c4b2932937fc1e793b54da1c828f673dc2441f3c1b2dc3cfc14','6945a1599f2baecdb919437a908d523103993c32d859ca00f6cb78ea7804bcda');
INSERT INTO trail VALUES(63,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "14", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "R\u00e0 so\u00e1t, c\u1eadp nh\u1eadt th\u00f4ng tin li\u00ean quan \u0111\u1ebfn h\u1ed3 s\u01a1 c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng l\u00ean ph\u1ea7n m\u1ec1m Qu\u1ea3n l\u00fd c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c c\u1ee7a t\u1ec9nh An Giang.", "deadline": "Th\u01b0\u1eddng xuy\u00ean", "lead": "C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf", "solution": "", "due_on": null, "coordination": "", "product": "", "target": null, "indicator": "", "units": ["HCBTTP", "PBGDPL", "TGPL-NN", "VP", "XDTHPL"]}','6945a1599f2baecdb919437a908d523103993c32d859ca00f6cb78ea7804bcda','1ec21aca42e0038d75de5de9fdcaafe5c88944f385178051f0e6dc880318304e');
INSERT INTO trail VALUES(64,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','CDS-2025','{"code": "15", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "Tri\u1ec3n khai th\u1ef1c hi\u1ec7n \u0110\u1ec1 \u00e1n \u201cTuy\u00ean truy\u1ec1n, ph\u1ed5 bi\u1ebfn, n\u00e2ng cao ch\u1ea5t l\u01b0\u1ee3ng v\u1ec1 cung c\u1ea5p v\u00e0 s\u1eed d\u1ee5ng hi\u1ec7u qu\u1ea3 d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn \u0111\u1ebfn n\u0103m 2025, \u0111\u1ecbnh h\u01b0\u1edbng \u0111\u1ebfn n\u0103m 2030\u201d.", "deadline": "Th\u01b0\u1eddng xuy\u00ean", "lead": "Ph\u00f2ng Ph\u1ed5 bi\u1ebfn, gi\u00e1o d\u1ee5c ph\u00e1p lu\u1eadt", "coordination": "C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf", "solution": "", "due_on": null, "product": "", "target": null, "indicator": "", "units": ["PBGDPL"]}','1ec21aca42e0038d75de5de9fdcaafe5c88944f385178051f0e6dc880318304e','6ee6eaa0b99451ebb4db8631c58dc0e0f9f71bae7b2933eec142c7627ed710b2');
INSERT INTO trail VALUES(65,'2026-11-28 17:45:56.624301','cài đặt','programme.added','DTI-2026','{"year": 2026, "name": "K\u1ebf ho\u1ea1ch n\u00e2ng cao Ch\u1ec9 s\u1ed1 \u0111\u00e1nh gi\u00e1 m\u1ee9c \u0111\u1ed9 chuy\u1ec3n \u0111\u1ed5i s\u1ed1 (DTI) c\u1ee7a S\u1edf T\u01b0 ph\u00e1p n\u0103m 2026", "number": "", "issued_on": null, "reporting": "quarterly"}','6ee6eaa0b99451ebb4db8631c58dc0e0f9f71bae7b2933eec142c7627ed710b2','156f156b396eeaae23a71109542b0e461ba8f1ee61fe83fd8a9c1b0bf72a7ce2');
INSERT INTO trail VALUES(66,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','DTI-2026','{"code": "1", "heading": "H\u1ea1 t\u1ea7ng v\u00e0 N\u1ec1n t\u1ea3ng s\u1ed1", "task": "100% c\u01a1 s\u1edf h\u1ea1 t\u1ea7ng vi\u1ec5n th\u00f4ng, Internet c\u1ee7a c\u01a1 quan \u0111\u00e1p \u1ee9ng y\u00eau c\u1ea7u d\u1ef1 ph\u00f2ng, k\u1ebft n\u1ed1i, an to\u00e0n, b\u1ec1n v\u1eefng, m\u1ea1ng c\u00e1p quang b\u0103ng th\u00f4ng r\u1ed9ng t\u1ed1c \u0111\u1ed9 cao theo K\u1ebf ho\u1ea1ch s\u1ed1 56/KH-UBND ng\u00e0y 03/02/2026 c\u1ee7a \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh", "solution": "X\u00e2y d\u1ef1ng K\u1ebf ho\u1ea1ch tri\u1ec3n khai th\u1ef1c hi\u1ec7n", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (V\u0103n ph\u00f2ng S\u1edf)", "coordination": "Doanh nghi\u1ec7p Vi\u1ec5n th\u00f4ng \u2013 Internet t\u1ec9nh An Giang", "product": "B\u00e1o c\u00e1o k\u1ebft qu\u1ea3 th\u1ef1c hi\u1ec7n", "target": 100, "due_on": null, "indicator": "", "units": ["VP"]}','156f156b396eeaae23a71109542b0e461ba8f1ee61fe83fd8a9c1b0bf72a7ce2','7fa4305b243cae406721ea9703146919d28c801d9b5a2575c7e1863cf117ddcf');
INSERT INTO trail VALUES(67,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','DTI-2026','{"code": "2", "heading": "H\u1ea1 t\u1ea7ng v\u00e0 N\u1ec1n t\u1ea3ng s\u1ed1", "task": "Ph\u1ed1i h\u1ee3p c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n tri\u1ec3n khai c\u00e1c n\u1ec1n t\u1ea3ng s\u1ed1 d\u00f9ng chung c\u1ee7a t\u1ec9nh theo danh m\u1ee5c y\u00eau c\u1ea7u c\u1ee7a B\u1ed9 Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7, g\u1ed3m: N\u1ec1n t\u1ea3ng t\u00edch h\u1ee3p, chia s\u1ebb d\u1eef li\u1ec7u c\u1ea5p t\u1ec9nh; N\u1ec1n t\u1ea3ng t\u1ed5ng h\u1ee3p, ph\u00e2n t\u00edch d\u1eef li\u1ec7u c\u1ea5p t\u1ec9nh; H\u1ec7 th\u1ed1ng th\u00f4ng tin ngu\u1ed3n c\u1ea5p t\u1ec9nh; Trung t\u00e2m gi\u00e1m s\u00e1t, \u0111i\u1ec1u h\u00e0nh th\u00f4ng minh c\u1ea5p t\u1ec9nh; N\u1ec1n t\u1ea3ng AI c\u1ea5p t\u1ec9nh; Kho d\u1eef li\u1ec7u d\u00f9ng chung c\u1ea5p t\u1ec9nh, nh\u1eb1m g\u00f3p ph\u1ea7n n\u00e2ng cao c\u00e1c Ch\u1ec9 s\u1ed1 DTI c\u1ee7a t\u1ec9nh", "solution": "Ph\u1ed1i h\u1ee3p S\u1edf Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7, c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n kh\u00e1c tham gia tri\u1ec3n khai N\u1ec1n t\u1ea3ng t\u00edch h\u1ee3p, chia s\u1ebb d\u1eef li\u1ec7u c\u1ea5p t\u1ec9nh; N\u1ec1n t\u1ea3ng t\u1ed5ng h\u1ee3p, ph\u00e2n t\u00edch d\u1eef li\u1ec7u c\u1ea5p t\u1ec9nh; Trung t\u00e2m gi\u00e1m s\u00e1t, \u0111i\u1ec1u h\u00e0nh th\u00f4ng minh c\u1ea5p t\u1ec9nh; N\u1ec1n t\u1ea3ng AI c\u1ea5p t\u1ec9nh (v\u00ed d\u1ee5: C\u00e1c Tr\u1ee3 l\u00fd \u1ea3o h\u1ed7 tr\u1ee3 CCVC th\u1ef1c thi c\u00f4ng v\u1ee5, Tr\u1ee3 l\u00fd \u1ea3o kh\u00e1c); Kho d\u1eef li\u1ec7u d\u00f9ng chung c\u1ea5p t\u1ec9nh", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf)", "coordination": "C\u00e1c s\u1edf, ban, ng\u00e0nh c\u1ea5p t\u1ec9nh", "product": "B\u00e1o c\u00e1o k\u1ebft qu\u1ea3 th\u1ef1c hi\u1ec7n", "due_on": null, "target": null, "indicator": "", "units": ["HCBTTP", "PBGDPL", "TGPL-NN", "VP", "XDTHPL"]}','7fa4305b243cae406721ea9703146919d28c801d9b5a2575c7e1863cf117ddcf','8afc77d2817a0495b040fc6f754892e4a18d0b44b4fbb691a8044163bfb79e67');
INSERT INTO trail VALUES(68,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','DTI-2026','{"code": "3", "heading": "H\u1ea1 t\u1ea7ng v\u00e0 N\u1ec1n t\u1ea3ng s\u1ed1", "task": "Ph\u1ed1i h\u1ee3p c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n tri\u1ec3n khai, t\u0103ng c\u01b0\u1eddng \u1ee9ng d\u1ee5ng tr\u00ed tu\u1ec7 nh\u00e2n t\u1ea1o, tr\u1ee3 l\u00fd \u1ea3o trong qu\u1ea3n l\u00fd, \u0111i\u1ec1u h\u00e0nh, h\u1ed7 tr\u1ee3 ho\u1ea1t \u0111\u1ed9ng c\u1ee7a c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng, ng\u01b0\u1eddi d\u00e2n, doanh nghi\u1ec7p v\u00e0 m\u1ed9t s\u1ed1 ho\u1ea1t \u0111\u1ed9ng n\u00e2ng cao kh\u00e1c", "solution": "\u1ee8ng d\u1ee5ng c\u00e1c c\u00f4ng c\u1ee5 AI ph\u1ed5 bi\u1ebfn hi\u1ec7n nay (nh\u01b0: ChatGPT, Gemini, Notion AI, Canva AI,...) ph\u1ee5c v\u1ee5 c\u00f4ng t\u00e1c qu\u1ea3n l\u00fd, \u0111i\u1ec1u h\u00e0nh, h\u1ed7 tr\u1ee3 ho\u1ea1t \u0111\u1ed9ng chuy\u00ean m\u00f4n c\u1ee7a c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng v\u00e0 m\u1ed9t s\u1ed1 ho\u1ea1t \u0111\u1ed9ng n\u00e2ng cao kh\u00e1c", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (V\u0103n ph\u00f2ng S\u1edf)", "coordination": "C\u00e1c s\u1edf, ban, ng\u00e0nh c\u1ea5p t\u1ec9nh; c\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf", "product": "Th\u00f4ng qua \u1ee8ng d\u1ee5ng tr\u00ed tu\u1ec7 nh\u00e2n t\u1ea1o, tr\u1ee3 l\u00fd \u1ea3o trong qu\u1ea3n l\u00fd, \u0111i\u1ec1u h\u00e0nh, h\u1ed7 tr\u1ee3 ho\u1ea1t \u0111\u1ed9ng chuy\u00ean m\u00f4n \u0111em l\u1ea1i hi\u1ec7u qu\u1ea3, t\u1ed1i \u01b0u h\u00f3a c\u00f4ng vi\u1ec7c th\u1ee7 c\u00f4ng c\u1ee7a c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng v\u00e0 m\u1ed9t s\u1ed1 ho\u1ea1t \u0111\u1ed9ng n\u00e2ng cao kh\u00e1c c\u1ee7a ng\u00e0nh T\u01b0 ph\u00e1p", "due_on": null, "target": null, "indicator": "", "units": ["VP"]}','8afc77d2817a0495b040fc6f754892e4a18d0b44b4fbb691a8044163bfb79e67','e8a571815229994a07e5b58365befe605d906952b3b65731eae5ea195cf1898b');
INSERT INTO trail VALUES(69,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','DTI-2026','{"code": "4", "heading": "Nh\u00e2n l\u1ef1c s\u1ed1", "task": "100% c\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf th\u1ef1c hi\u1ec7n nhi\u1ec7m v\u1ee5 \u1ee9ng d\u1ee5ng c\u00f4ng ngh\u1ec7 th\u00f4ng tin, chuy\u1ec3n \u0111\u1ed5i s\u1ed1 v\u00e0o chuy\u00ean m\u00f4n. V\u0103n ph\u00f2ng S\u1edf b\u1ed1 tr\u00ed t\u1ed1i thi\u1ec3u 02 c\u00f4ng ch\u1ee9c tr\u1edf l\u00ean chuy\u00ean tr\u00e1ch v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1; c\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf b\u1ed1 tr\u00ed t\u1ed1i thi\u1ec3u 01 c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng tr\u1edf l\u00ean chuy\u00ean tr\u00e1ch v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1, nh\u1eb1m \u0111\u1ec3 ph\u1ee5c v\u1ee5 tri\u1ec3n khai nhi\u1ec7m v\u1ee5 chuy\u1ec3n \u0111\u1ed5i s\u1ed1 chung c\u1ee7a c\u01a1 quan, \u0111\u01a1n v\u1ecb", "solution": "- Ban h\u00e0nh Quy\u1ebft \u0111\u1ecbnh giao ho\u1eb7c v\u0103n b\u1ea3n ph\u00e2n c\u00f4ng b\u1ed9 ph\u1eadn/\u0111\u1ea7u m\u1ed1i th\u1ef1c hi\u1ec7n nhi\u1ec7m v\u1ee5 chuy\u1ec3n \u0111\u1ed5i s\u1ed1 - Ban h\u00e0nh Quy\u1ebft \u0111\u1ecbnh giao ho\u1eb7c v\u0103n b\u1ea3n ph\u00e2n c\u00f4ng c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c chuy\u00ean tr\u00e1ch v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1.", "deadline": "N\u0103m 2026", "lead": "V\u0103n ph\u00f2ng S\u1edf", "coordination": "C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf", "product": "C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf c\u00f3 b\u1ed9 ph\u1eadn/\u0111\u1ea7u m\u1ed1i th\u1ef1c hi\u1ec7n nhi\u1ec7m v\u1ee5 chuy\u1ec3n \u0111\u1ed5i s\u1ed1 v\u00e0 b\u1ed1 tr\u00ed t\u1ed1i thi\u1ec3u t\u1eeb V\u0103n ph\u00f2ng S\u1edf b\u1ed1 tr\u00ed t\u1ed1i thi\u1ec3u 02 c\u00f4ng ch\u1ee9c tr\u1edf l\u00ean chuy\u00ean tr\u00e1ch v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1; c\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf b\u1ed1 tr\u00ed t\u1ed1i thi\u1ec3u 01 c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng tr\u1edf l\u00ean chuy\u00ean tr\u00e1ch v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1", "target": 100, "due_on": null, "indicator": "", "units": ["VP"]}','e8a571815229994a07e5b58365befe605d906952b3b65731eae5ea195cf1898b','c0e28e0fcfa3ce2bb105a681de269053c8d47e8ef59e3d840187b5fe64c446f4');
INSERT INTO trail VALUES(70,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','DTI-2026','{"code": "5", "heading": "Nh\u00e2n l\u1ef1c s\u1ed1", "task": "Tham gia \u0111\u00e0o t\u1ea1o, t\u1eadp hu\u1ea5n, b\u1ed3i d\u01b0\u1ee1ng ki\u1ebfn th\u1ee9c v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1, \u0111\u1ea3m b\u1ea3o 100% c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng t\u1ea1i c\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf \u0111\u01b0\u1ee3c \u0111\u00e0o t\u1ea1o, b\u1ed3i d\u01b0\u1ee1ng theo ch\u1ec9 ti\u00eau \u0111\u01b0\u1ee3c giao c\u1ee7a c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n", "solution": "C\u1eed c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng tham gia \u0111\u00e0o t\u1ea1o, t\u1eadp hu\u1ea5n, b\u1ed3i d\u01b0\u1ee1ng ki\u1ebfn th\u1ee9c v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1 do c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n t\u1ed5 ch\u1ee9c", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (V\u0103n ph\u00f2ng S\u1edf)", "coordination": "C\u00e1c s\u1edf, ban, ng\u00e0nh c\u1ea5p t\u1ec9nh; c\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf", "product": "100% c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng \u0111\u01b0\u1ee3c c\u1eed tham gia \u0111\u00e0o t\u1ea1o, b\u1ed3i d\u01b0\u1ee1ng", "target": 100, "due_on": null, "indicator": "", "units": ["VP"]}','c0e28e0fcfa3ce2bb105a681de269053c8d47e8ef59e3d840187b5fe64c446f4','d86ceb6701f23df803331a9b6df8719c5cfda73b2acd0765c171e598e876841e');
INSERT INTO trail VALUES(71,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','DTI-2026','{"code": "6", "heading": "An to\u00e0n th\u00f4ng tin, an ninh m\u1ea1ng", "task": "Tri\u1ec3n khai nhi\u1ec7m v\u1ee5 b\u1ea3o \u0111\u1ea3m an to\u00e0n th\u00f4ng tin theo c\u1ea5p \u0111\u1ed9 cho c\u00e1c h\u1ec7 th\u1ed1ng th\u00f4ng tin, b\u1ea3o \u0111\u1ea3m 100% h\u1ec7 th\u1ed1ng th\u00f4ng tin x\u00e2y d\u1ef1ng h\u1ed3 s\u01a1 \u0111\u1ec1 xu\u1ea5t c\u1ea5p \u0111\u1ed9 v\u00e0 \u0111\u01b0\u1ee3c ph\u00ea duy\u1ec7t theo quy \u0111\u1ecbnh; tri\u1ec3n khai \u0111\u1ea7y \u0111\u1ee7 ph\u01b0\u01a1ng \u00e1n b\u1ea3o \u0111\u1ea3m an to\u00e0n th\u00f4ng tin theo h\u1ed3 s\u01a1 \u0111\u01b0\u1ee3c ph\u00ea duy\u1ec7t", "solution": "X\u00e2y d\u1ef1ng c\u1ea5p \u0111\u1ed9 v\u00e0 \u0111\u01b0\u1ee3c c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n ph\u00ea duy\u1ec7t", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (V\u0103n ph\u00f2ng S\u1edf)", "coordination": "C\u00f4ng an t\u1ec9nh An Giang", "product": "100% h\u1ec7 th\u1ed1ng th\u00f4ng tin \u0111\u01b0\u1ee3c ph\u00ea duy\u1ec7t h\u1ed3 s\u01a1 \u0111\u1ec1 xu\u1ea5t c\u1ea5p \u0111\u1ed9 v\u00e0 tri\u1ec3n khai \u0111\u1ea7y \u0111\u1ee7 ph\u01b0\u01a1ng \u00e1n b\u1ea3o \u0111\u1ea3m an to\u00e0n th\u00f4ng tin theo h\u1ed3 s\u01a1 \u0111\u01b0\u1ee3c ph\u00ea duy\u1ec7t", "target": 100, "indicator": "level_and_plan", "due_on": null, "units": ["VP"]}','d86ceb6701f23df803331a9b6df8719c5cfda73b2acd0765c171e598e876841e','c2b59851a38cadf1be6bd7cc33ca0f7172feb1201fefcef214909e8147b4d67b');
INSERT INTO trail VALUES(72,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','DTI-2026','{"code": "7", "heading": "An to\u00e0n th\u00f4ng tin, an ninh m\u1ea1ng", "task": "Th\u1ef1c hi\u1ec7n ki\u1ec3m tra, \u0111\u00e1nh gi\u00e1 an to\u00e0n th\u00f4ng tin, an ninh m\u1ea1ng \u0111\u1ecbnh k\u1ef3 cho h\u1ec7 th\u1ed1ng th\u00f4ng tin (t\u1ed1i thi\u1ec3u 1 l\u1ea7n/2 n\u0103m \u0111\u1ed1i v\u1edbi h\u1ec7 th\u1ed1ng th\u00f4ng tin c\u1ea5p \u0111\u1ed9 1, c\u1ea5p \u0111\u1ed9 2; t\u1ed1i thi\u1ec3u 1 l\u1ea7n/n\u0103m \u0111\u1ed1i v\u1edbi h\u1ec7 th\u1ed1ng th\u00f4ng tin c\u1ea5p \u0111\u1ed9 3, c\u1ea5p \u0111\u1ed9 4) v\u00e0 theo h\u01b0\u1edbng d\u1eabn c\u1ee7a B\u1ed9 C\u00f4ng an, ch\u1ec9 \u0111\u1ea1o c\u1ee7a C\u00f4ng an t\u1ec9nh; th\u1ef1c hi\u1ec7n c\u00f3 hi\u1ec7u qu\u1ea3 nguy\u00ean t\u1eafc \u201cH\u1ec7 th\u1ed1ng th\u00f4ng tin ch\u01b0a \u0111\u01b0\u1ee3c k\u1ebft lu\u1eadn b\u1ea3o \u0111\u1ea3m an to\u00e0n th\u00f4ng tin th\u00ec ch\u01b0a \u0111\u01b0a v\u00e0o s\u1eed d\u1ee5ng\u201d", "solution": "Th\u1ef1c hi\u1ec7n theo quy\u1ebft \u0111\u1ecbnh \u0111\u00e3 \u0111\u01b0\u1ee3c ph\u00ea duy\u1ec7t c\u1ee7a c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (V\u0103n ph\u00f2ng S\u1edf)", "coordination": "C\u00f4ng an t\u1ec9nh An Giang", "product": "100% h\u1ec7 th\u1ed1ng th\u00f4ng tin ki\u1ec3m tra, \u0111\u00e1nh gi\u00e1 an to\u00e0n th\u00f4ng tin, an ninh m\u1ea1ng \u0111\u1ecbnh k\u1ef3 theo quy \u0111\u1ecbnh ho\u1eb7c theo v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a C\u00f4ng an t\u1ec9nh", "target": 100, "indicator": "audited", "due_on": null, "units": ["VP"]}','c2b59851a38cadf1be6bd7cc33ca0f7172feb1201fefcef214909e8147b4d67b','df2ad11b35f0bfaa89af0be5ede3486e794dcbd35163817444b5ad3a70cf1cce');
INSERT INTO trail VALUES(73,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','DTI-2026','{"code": "8", "heading": "Ho\u1ea1t \u0111\u1ed9ng ch\u00ednh quy\u1ec1n s\u1ed1", "task": "Duy tr\u00ec, c\u1ea3i thi\u1ec7n v\u00e0 n\u00e2ng c\u1ea5p Trang th\u00f4ng tin \u0111i\u1ec7n t\u1eed c\u1ee7a S\u1edf T\u01b0 ph\u00e1p, \u0111\u00e1p \u1ee9ng y\u00eau c\u1ea7u ch\u1ee9c n\u0103ng, t\u00ednh n\u0103ng k\u1ef9 thu\u1eadt theo quy \u0111\u1ecbnh t\u1ea1i theo Th\u00f4ng t\u01b0 s\u1ed1 22/2023/TT-BTTTT ng\u00e0y 31/12/2023 c\u1ee7a B\u1ed9 Th\u00f4ng tin v\u00e0 Truy\u1ec1n th\u00f4ng v\u00e0 h\u01b0\u1edbng d\u1eabn c\u1ee7a S\u1edf Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7 t\u1ec9nh", "solution": "X\u00e2y d\u1ef1ng Quy\u1ebft \u0111\u1ecbnh/K\u1ebf ho\u1ea1ch v\u00e0 tri\u1ec3n khai n\u00e2ng c\u1ea5p Trang th\u00f4ng tin \u0111i\u1ec7n t\u1eed c\u1ee7a S\u1edf T\u01b0 ph\u00e1p \u0111\u00e1p \u1ee9ng y\u00eau c\u1ea7u ch\u1ee9c n\u0103ng, t\u00ednh n\u0103ng k\u1ef9 thu\u1eadt theo quy \u0111\u1ecbnh t\u1ea1i theo Th\u00f4ng t\u01b0 s\u1ed1 22/2023/TT-BTTTT", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (V\u0103n ph\u00f2ng S\u1edf)", "coordination": "S\u1edf Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7; C\u00e1c s\u1edf, ban, ng\u00e0nh c\u1ea5p t\u1ec9nh", "product": "Trang th\u00f4ng tin \u0111i\u1ec7n t\u1eed c\u1ee7a S\u1edf T\u01b0 ph\u00e1p \u0111\u00e1p \u1ee9ng y\u00eau c\u1ea7u ch\u1ee9c n\u0103ng, t\u00ednh n\u0103ng k\u1ef9 thu\u1eadt theo quy \u0111\u1ecbnh t\u1ea1i theo Th\u00f4ng t\u01b0 s\u1ed1 22/2023/TT-BTTTT", "due_on": null, "target": null, "indicator": "", "units": ["VP"]}','df2ad11b35f0bfaa89af0be5ede3486e794dcbd35163817444b5ad3a70cf1cce','c99a10d3d303bff110a77efa290d43c36d50e5b80f44d2a112061f41373fb657');
INSERT INTO trail VALUES(74,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','DTI-2026','{"code": "9", "heading": "Ho\u1ea1t \u0111\u1ed9ng ch\u00ednh quy\u1ec1n s\u1ed1", "task": "\u0110\u1ea9y m\u1ea1nh cung c\u1ea5p d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn, ph\u1ea5n \u0111\u1ea5u 80% tr\u1edf l\u00ean h\u1ed3 s\u01a1 th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh l\u00e0 h\u1ed3 s\u01a1 tr\u1ef1c tuy\u1ebfn to\u00e0n tr\u00ecnh; 80% ng\u01b0\u1eddi d\u00e2n v\u00e0 doanh nghi\u1ec7p s\u1eed d\u1ee5ng d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn; 95% ng\u01b0\u1eddi d\u00e2n, doanh nghi\u1ec7p \u0111\u00e1nh gi\u00e1 h\u00e0i l\u00f2ng khi s\u1eed d\u1ee5ng d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn", "solution": "X\u00e2y d\u1ef1ng K\u1ebf ho\u1ea1ch tri\u1ec3n khai th\u1ef1c hi\u1ec7n v\u1ec1 CCHC, KSTTHC; Tuy\u00ean truy\u1ec1n tr\u00ean Trang th\u00f4ng tin \u0111i\u1ec7n t\u1eed S\u1edf T\u01b0 ph\u00e1p v\u00e0 ph\u01b0\u01a1ng ti\u1ec7n th\u00f4ng tin kh\u00e1c", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (Ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf c\u00f3 TTHC)", "coordination": "Trung t\u00e2m Ph\u1ee5c v\u1ee5 h\u00e0nh ch\u00ednh c\u00f4ng t\u1ec9nh; S\u1edf Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7", "product": "80% tr\u1edf l\u00ean h\u1ed3 s\u01a1 th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh l\u00e0 h\u1ed3 s\u01a1 tr\u1ef1c tuy\u1ebfn to\u00e0n tr\u00ecnh; 80% ng\u01b0\u1eddi d\u00e2n v\u00e0 doanh nghi\u1ec7p s\u1eed d\u1ee5ng d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn; 95% ng\u01b0\u1eddi d\u00e2n, doanh nghi\u1ec7p \u0111\u00e1nh gi\u00e1 h\u00e0i l\u00f2ng khi s\u1eed d\u1ee5ng d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn", "due_on": null, "target": null, "indicator": "", "units": []}','c99a10d3d303bff110a77efa290d43c36d50e5b80f44d2a112061f41373fb657','dbbb467b8553b00c38e4ba1c0e5106d525dae6c4c264b6478812ec43934078e9');
INSERT INTO trail VALUES(75,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','DTI-2026','{"code": "10", "heading": "Ho\u1ea1t \u0111\u1ed9ng Kinh t\u1ebf s\u1ed1", "task": "Ph\u1ed1i h\u1ee3p c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n r\u00e0 so\u00e1t, x\u00e2y d\u1ef1ng c\u01a1 ch\u1ebf, ch\u00ednh s\u00e1ch \u0111\u1ec3 thu h\u00fat, th\u00fac \u0111\u1ea9y ph\u00e1t tri\u1ec3n c\u00e1c doanh nghi\u1ec7p c\u00f4ng ngh\u1ec7 s\u1ed1 c\u00f3 m\u00e3 ng\u00e0nh kinh doanh ch\u00ednh thu\u1ed9c c\u00e1c m\u00e3 ng\u00e0nh kinh t\u1ebf s\u1ed1 ICT v\u00e0 kinh t\u1ebf s\u1ed1 n\u1ec1n t\u1ea3ng. T\u0103ng c\u01b0\u1eddng c\u00f4ng t\u00e1c th\u00f4ng tin, tuy\u00ean truy\u1ec1n, tri\u1ec3n khai h\u1ed7 tr\u1ee3 c\u00e1c doanh nghi\u1ec7p s\u1eed d\u1ee5ng h\u1ee3p \u0111\u1ed3ng \u0111i\u1ec7n t\u1eed, nh\u1eb1m g\u00f3p ph\u1ea7n n\u00e2ng cao c\u00e1c ch\u1ec9 s\u1ed1 DTI c\u1ee7a t\u1ec9nh", "solution": "- Tri\u1ec3n khai c\u00e1c n\u1ed9i dung t\u1ea1i K\u1ebf ho\u1ea1ch s\u1ed1 38/KH-UBND ng\u00e0y 08/8/2025 c\u1ee7a \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang v\u1ec1 h\u1ed7 tr\u1ee3 doanh nghi\u1ec7p nh\u1ecf v\u00e0 v\u1eeba, doanh nghi\u1ec7p t\u01b0 nh\u00e2n, h\u1ed9 kinh doanh, c\u00e1 nh\u00e2n kinh doanh n\u0103m 2026 v\u00e0 giai \u0111o\u1ea1n 2026 - 2028 tr\u00ean \u0111\u1ecba b\u00e0n t\u1ec9nh An Giang. - Tri\u1ec3n khai K\u1ebf ho\u1ea1ch th\u1ef1c hi\u1ec7n Ch\u01b0\u01a1ng tr\u00ecnh ph\u00e1t tri\u1ec3n kinh t\u1ebf s\u1ed1 - x\u00e3 h\u1ed9i s\u1ed1 v\u1edbi c\u00e1c m\u1ee5c ti\u00eau \u0111\u01b0\u1ee3c l\u01b0\u1ee3ng h\u00f3a c\u1ee5 th\u1ec3; giao tr\u00e1ch nhi\u1ec7m ng\u01b0\u1eddi \u0111\u1ee9ng \u0111\u1ea7u c\u00e1c \u0111\u01a1n v\u1ecb tr\u1ef1c ti\u1ebfp ph\u1ee5 tr\u00e1ch, ch\u1ec9 \u0111\u1ea1o. - Tri\u1ec3n khai c\u00e1c nhi\u1ec7m v\u1ee5 h\u1ed7 tr\u1ee3 c\u00e1c doanh nghi\u1ec7p nh\u1ecf v\u00e0 v\u1eeba chuy\u1ec3n \u0111\u1ed5i s\u1ed1", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf)", "coordination": "C\u00e1c s\u1edf, ban, ng\u00e0nh c\u1ea5p t\u1ec9nh", "product": "Tham gia, ph\u1ed1i h\u1ee3p c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n r\u00e0 so\u00e1t, x\u00e2y d\u1ef1ng c\u01a1 ch\u1ebf, ch\u00ednh s\u00e1ch \u0111\u1ec3 thu h\u00fat, th\u00fac \u0111\u1ea9y ph\u00e1t tri\u1ec3n c\u00e1c doanh nghi\u1ec7p c\u00f4ng ngh\u1ec7 s\u1ed1, nh\u1eb1m g\u00f3p ph\u1ea7n n\u00e2ng cao c\u00e1c ch\u1ec9 s\u1ed1 DTI c\u1ee7a t\u1ec9nh", "due_on": null, "target": null, "indicator": "", "units": ["HCBTTP", "PBGDPL", "TGPL-NN", "VP", "XDTHPL"]}','dbbb467b8553b00c38e4ba1c0e5106d525dae6c4c264b6478812ec43934078e9','5fa6324bfce135d2545c10b406296722967eaafa7ce57248c96c268de94cc4c5');
INSERT INTO trail VALUES(76,'2026-11-28 17:45:56.624301','cài đặt','programme.task_added','DTI-2026','{"code": "11", "heading": "Ho\u1ea1t \u0111\u1ed9ng x\u00e3 h\u1ed9i s\u1ed1", "task": "Ph\u1ed1i h\u1ee3p c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n t\u0103ng c\u01b0\u1eddng c\u00f4ng t\u00e1c th\u00f4ng tin, tuy\u00ean truy\u1ec1n, v\u1eadn \u0111\u1ed9ng, khuy\u1ebfn kh\u00edch ng\u01b0\u1eddi d\u00e2n \u0111\u0103ng k\u00fd t\u00e0i kho\u1ea3n giao d\u1ecbch t\u1ea1i ng\u00e2n h\u00e0ng, \u0111\u0103ng k\u00fd s\u1eed d\u1ee5ng ch\u1eef k\u00fd s\u1ed1 ho\u1eb7c ch\u1eef k\u00fd \u0111i\u1ec7n t\u1eed c\u00e1 nh\u00e2n \u0111\u1ec3 th\u1ef1c hi\u1ec7n c\u00e1c giao d\u1ecbch \u0111i\u1ec7n t\u1eed, s\u1eed d\u1ee5ng S\u1ed5 s\u1ee9c kh\u1ecfe \u0111i\u1ec7n t\u1eed. Tham gia \u0111\u00e0o t\u1ea1o b\u1ed3i d\u01b0\u1ee1ng k\u1ef9 n\u0103ng th\u00f4ng tin v\u00e0 truy\u1ec1n th\u00f4ng m\u1ee9c c\u01a1 b\u1ea3n cho ng\u01b0\u1eddi d\u00e2n tr\u00ean \u0111\u1ecba b\u00e0n t\u1ec9nh, nh\u1eb1m g\u00f3p ph\u1ea7n n\u00e2ng cao c\u00e1c ch\u1ec9 s\u1ed1 DTI c\u1ee7a t\u1ec9nh", "solution": "Tham gia c\u00f9ng c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n t\u1ed5 ch\u1ee9c th\u00f4ng tin, tuy\u00ean truy\u1ec1n, v\u1eadn \u0111\u1ed9ng, khuy\u1ebfn kh\u00edch ng\u01b0\u1eddi d\u00e2n \u0111\u0103ng k\u00fd t\u00e0i kho\u1ea3n giao d\u1ecbch t\u1ea1i ng\u00e2n h\u00e0ng, \u0111\u0103ng k\u00fd s\u1eed d\u1ee5ng ch\u1eef k\u00fd s\u1ed1 ho\u1eb7c ch\u1eef k\u00fd \u0111i\u1ec7n t\u1eed c\u00e1 nh\u00e2n \u0111\u1ec3 th\u1ef1c hi\u1ec7n c\u00e1c giao d\u1ecbch \u0111i\u1ec7n t\u1eed, s\u1eed d\u1ee5ng S\u1ed5 s\u1ee9c kh\u1ecfe \u0111i\u1ec7n t\u1eed..", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf)", "coordination": "C\u00e1c s\u1edf, ban, ng\u00e0nh c\u1ea5p t\u1ec9nh", "product": "C\u1eed c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng t\u0103ng c\u01b0\u1eddng c\u00f4ng t\u00e1c th\u00f4ng tin, tuy\u00ean truy\u1ec1n, v\u1eadn \u0111\u1ed9ng, khuy\u1ebfn kh\u00edch ng\u01b0\u1eddi d\u00e2n \u0111\u0103ng k\u00fd t\u00e0i kho\u1ea3n giao d\u1ecbch t\u1ea1i ng\u00e2n h\u00e0ng, \u0111\u0103ng k\u00fd s\u1eed d\u1ee5ng ch\u1eef k\u00fd s\u1ed1 ho\u1eb7c ch\u1eef k\u00fd \u0111i\u1ec7n t\u1eed c\u00e1 nh\u00e2n \u0111\u1ec3 th\u1ef1c hi\u1ec7n c\u00e1c giao d\u1ecbch \u0111i\u1ec7n t\u1eed, s\u1eed d\u1ee5ng S\u1ed5 s\u1ee9c kh\u1ecfe \u0111i\u1ec7n t\u1eed", "due_on": null, "target": null, "indicator": "", "units": ["HCBTTP", "PBGDPL", "TGPL-NN", "VP", "XDTHPL"]}','5fa6324bfce135d2545c10b406296722967eaafa7ce57248c96c268de94cc4c5','01d322978e5315aed27e80bc687d61c17c0c46bf8f6af23a9e28d508ad5da75b');
INSERT INTO trail VALUES(77,'2026-11-28 17:45:56.624301','cài đặt','person.added','person:van.phong','{"role": "leader", "unit": "/"}','01d322978e5315aed27e80bc687d61c17c0c46bf8f6af23a9e28d508ad5da75b','5801c7139d05a8d866bf0589e9f2ba6f71b38829afee453995d553fc529051f4');
INSERT INTO trail VALUES(78,'2026-11-28 17:45:56.624301','cài đặt','person.added','person:ho.tich','{"role": "unit", "unit": "HCBTTP"}','5801c7139d05a8d866bf0589e9f2ba6f71b38829afee453995d553fc529051f4','2d5bae4c17c1efe04995bfe16e2697c6fd63e0757c4222ebdfda91263fb255cb');
INSERT INTO trail VALUES(79,'2026-11-28 17:45:59.504427','can.bo','regulation.recorded','IOFFICE','{"date": "2026-05-03", "number": "45/Q\u0110-STP", "issuer": "S\u1edf T\u01b0 ph\u00e1p"}','2d5bae4c17c1efe04995bfe16e2697c6fd63e0757c4222ebdfda91263fb255cb','aaaaa3db476af58e1fa48b3638fbab11a798d4ce37c848bc04e7b18f8f654c52');
INSERT INTO trail VALUES(80,'2026-11-28 17:45:59.504427','can.bo','decision.recorded','IOFFICE','{"date": "2026-05-13", "level": 3, "regime": "85/2016", "number": "123/Q\u0110-UBND", "issuer": "UBND t\u1ec9nh An Giang"}','aaaaa3db476af58e1fa48b3638fbab11a798d4ce37c848bc04e7b18f8f654c52','721a97fbfe8e0ddf9f53a7299f82c6fbac6b41c23157eae2236f4d41da32d2d9');
INSERT INTO trail VALUES(81,'2026-11-28 17:45:59.504427','can.bo','plan_state.recorded','IOFFICE','{"on": "2026-05-14", "state": "full", "expected_on": null}','721a97fbfe8e0ddf9f53a7299f82c6fbac6b41c23157eae2236f4d41da32d2d9','d6d281a8b86e999e77cdebc4ba1262e59a1e3c5556bfc9b9f4eb5a42afeec2fa');
INSERT INTO trail VALUES(82,'2026-11-28 17:45:59.769097','can.bo','regulation.recorded','MISA','{"date": "2025-07-07", "number": "45/Q\u0110-STP", "issuer": "S\u1edf T\u01b0 ph\u00e1p"}','d6d281a8b86e999e77cdebc4ba1262e59a1e3c5556bfc9b9f4eb5a42afeec2fa','10328c8c0d2068a708dd2541958afee3aab78471f34f3d9c3b383a02c4250c72');
INSERT INTO trail VALUES(83,'2026-11-28 17:45:59.769097','can.bo','decision.recorded','MISA','{"date": "2025-07-17", "level": 2, "regime": "85/2016", "number": "123/Q\u0110-UBND", "issuer": "UBND t\u1ec9nh An Giang"}','10328c8c0d2068a708dd2541958afee3aab78471f34f3d9c3b383a02c4250c72','6841789d00c49ca8eb7d1857dd2e69465df8af54ee67e1c3685135779126d852');
INSERT INTO trail VALUES(84,'2026-11-28 17:45:59.769097','can.bo','plan_state.recorded','MISA','{"on": "2025-07-18", "state": "full", "expected_on": null}','6841789d00c49ca8eb7d1857dd2e69465df8af54ee67e1c3685135779126d852','90d903c8f5fbae71354ad1417e9c5251684df7cd3387e8da6eb8b95302eec33f');
INSERT INTO trail VALUES(85,'2026-11-28 17:45:59.987314','can.bo','regulation.recorded','HO-TICH','{"date": "2024-12-19", "number": "45/Q\u0110-STP", "issuer": "S\u1edf T\u01b0 ph\u00e1p"}','90d903c8f5fbae71354ad1417e9c5251684df7cd3387e8da6eb8b95302eec33f','80e3176bed2b5a4f98a4d565b2dd683296d4c9e96d201553f029b01caa5190db');
INSERT INTO trail VALUES(86,'2026-11-28 17:45:59.987314','can.bo','decision.recorded','HO-TICH','{"date": "2024-12-29", "level": 3, "regime": "85/2016", "number": "123/Q\u0110-UBND", "issuer": "UBND t\u1ec9nh An Giang"}','80e3176bed2b5a4f98a4d565b2dd683296d4c9e96d201553f029b01caa5190db','023e814458b4d228b425df33dad036d3f55ba88724005a02c80e2b7bb7208204');
INSERT INTO trail VALUES(87,'2026-11-28 17:45:59.987314','can.bo','plan_state.recorded','HO-TICH','{"on": "2024-12-30", "state": "full", "expected_on": null}','023e814458b4d228b425df33dad036d3f55ba88724005a02c80e2b7bb7208204','7d3a660b53469ed8f8351fed04652d3cb0ff8c99ce3c4458be32d79e9277a789');
INSERT INTO trail VALUES(88,'2026-11-28 17:46:00.167253','can.bo','regulation.recorded','LUU-TRU','{"date": "2026-08-21", "number": "45/Q\u0110-STP", "issuer": "S\u1edf T\u01b0 ph\u00e1p"}','7d3a660b53469ed8f8351fed04652d3cb0ff8c99ce3c4458be32d79e9277a789','3bf08af8f6529b652ae37f353b6917907e9ed146fac89c412c88394eacc76ee7');
INSERT INTO trail VALUES(89,'2026-11-28 17:46:00.167253','can.bo','decision.recorded','LUU-TRU','{"date": "2026-08-31", "level": 2, "regime": "331/2026", "number": "123/Q\u0110-UBND", "issuer": "UBND t\u1ec9nh An Giang"}','3bf08af8f6529b652ae37f353b6917907e9ed146fac89c412c88394eacc76ee7','cb882ce7306d0a4ab2b28bda3b7e89fc1e62fbcdd45c49a28595726aff37c659');
INSERT INTO trail VALUES(90,'2026-11-28 17:46:00.167253','can.bo','plan_state.recorded','LUU-TRU','{"on": "2026-09-01", "state": "full", "expected_on": null}','cb882ce7306d0a4ab2b28bda3b7e89fc1e62fbcdd45c49a28595726aff37c659','e355474a813e9b4fd66ae798b6d0f030ed61a2863079de978231ac30bc2462b7');
INSERT INTO trail VALUES(91,'2026-11-28 17:46:00.388814','can.bo','audit.recorded','MISA','{"concluded_on": "2026-09-30", "kind": "periodic", "conclusion": "eligible", "conditions_until": null, "conditions": "", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "licensed", "occasion": "periodic", "document_number": "12/BC-KT", "document_date": "2026-09-30", "issuer": "", "licence": "", "compliance": null, "effectiveness": null, "weaknesses": null, "box": "", "planned_id": null}','e355474a813e9b4fd66ae798b6d0f030ed61a2863079de978231ac30bc2462b7','92e7a64fa3ad36f8820b7d1ee27b5d94dbcf62fba83bee81229b77829bbfec06');
INSERT INTO trail VALUES(92,'2026-11-28 17:46:00.596991','can.bo','audit.recorded','LUU-TRU','{"concluded_on": "2026-10-30", "kind": "periodic", "conclusion": "conditional", "conditions_until": "2026-12-19", "conditions": "B\u1ed5 sung sao l\u01b0u ngo\u1ea1i tuy\u1ebfn.", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "licensed", "occasion": "periodic", "document_number": "12/BC-KT", "document_date": "2026-10-30", "issuer": "", "licence": "", "compliance": null, "effectiveness": null, "weaknesses": null, "box": "", "planned_id": null}','92e7a64fa3ad36f8820b7d1ee27b5d94dbcf62fba83bee81229b77829bbfec06','574b5206c8144ba920e787776965513ecececb1feb69325e74944391534f70c0');
INSERT INTO trail VALUES(93,'2026-11-28 17:46:00.798798','can.bo','audit.recorded','HO-TICH','{"concluded_on": "2025-01-08", "kind": "periodic", "conclusion": "eligible", "conditions_until": null, "conditions": "", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "licensed", "occasion": "periodic", "document_number": "12/BC-KT", "document_date": "2025-01-08", "issuer": "", "licence": "", "compliance": null, "effectiveness": null, "weaknesses": null, "box": "", "planned_id": null}','574b5206c8144ba920e787776965513ecececb1feb69325e74944391534f70c0','3198cdcdfa0c8a7f91a3e87d5efba6923348315a020ea8df7fa0a057c87e67a8');
INSERT INTO trail VALUES(94,'2026-11-28 17:46:00.999636','can.bo','audit.recorded','IOFFICE','{"concluded_on": "2026-07-02", "kind": "periodic", "conclusion": "eligible", "conditions_until": null, "conditions": "", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "licensed", "occasion": "periodic", "document_number": "12/BC-KT", "document_date": "2026-07-02", "issuer": "", "licence": "", "compliance": null, "effectiveness": null, "weaknesses": null, "box": "", "planned_id": null}','3198cdcdfa0c8a7f91a3e87d5efba6923348315a020ea8df7fa0a057c87e67a8','19d9461b743aa9a581a925ac1387e4ee62ca412f6fe1c3a7ee3d1957ca7324fd');
INSERT INTO trail VALUES(95,'2026-11-28 17:46:01.156700','can.bo','permission.recorded','MISA','{"on": "2026-11-29", "granted": true, "reason": ""}','19d9461b743aa9a581a925ac1387e4ee62ca412f6fe1c3a7ee3d1957ca7324fd','a01dce0fa5ffcced1758ae5ecade73c09e8473b6080ae5c76e72a0d31d6a86ab');
INSERT INTO trail VALUES(96,'2026-11-28 17:46:01.156700','can.bo','permission.recorded','LUU-TRU','{"on": "2026-11-29", "granted": true, "reason": ""}','a01dce0fa5ffcced1758ae5ecade73c09e8473b6080ae5c76e72a0d31d6a86ab','4011f59a8e52fc17b6b1751f12350177f070cc6bd31d202c891806a4055eb667');
INSERT INTO trail VALUES(97,'2026-11-28 17:46:01.156700','can.bo','change.recorded','IOFFICE','{"on": "2026-11-26", "what": "Chuy\u1ec3n sang m\u00e1y ch\u1ee7 m\u1edbi", "major": true, "aspects": []}','4011f59a8e52fc17b6b1751f12350177f070cc6bd31d202c891806a4055eb667','41d94c9f99014a5d4eed88e0c425aba21a50965d0218bfcebed139683535dfe8');
INSERT INTO trail VALUES(98,'2026-11-28 17:46:01.647142','can.bo','planned_audit.recorded','HO-TICH','{"on": "2026-12-08", "kind": "periodic", "occasion": "periodic", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "", "note": ""}','41d94c9f99014a5d4eed88e0c425aba21a50965d0218bfcebed139683535dfe8','6f6668e2acd8c442defa9f904a2b4819523422f8a1f4c4b8724fafb7b4439745');
INSERT INTO trail VALUES(99,'2026-11-28 17:46:01.647142','can.bo','planned_audit.recorded','IOFFICE','{"on": "2026-12-08", "kind": "periodic", "occasion": "periodic", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "", "note": ""}','6f6668e2acd8c442defa9f904a2b4819523422f8a1f4c4b8724fafb7b4439745','fe0c9c9d39bd6c19ad22071fb56f2bab190c771dc15942621bd2963a09f9d7d8');
INSERT INTO trail VALUES(100,'2026-11-28 17:46:01.647142','can.bo','planned_audit.recorded','LRIS','{"on": "2026-12-08", "kind": "periodic", "occasion": "periodic", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "", "note": ""}','fe0c9c9d39bd6c19ad22071fb56f2bab190c771dc15942621bd2963a09f9d7d8','60a92f3951ab6a3b15bdd6530531f980eb0665205b0f8871aa7a8c41972927c4');
INSERT INTO trail VALUES(101,'2026-11-28 17:46:01.647142','can.bo','planned_audit.recorded','TGPL','{"on": "2026-12-08", "kind": "periodic", "occasion": "periodic", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "", "note": ""}','60a92f3951ab6a3b15bdd6530531f980eb0665205b0f8871aa7a8c41972927c4','11409c5f10bb31c798587d0ddc27fc0d333072c094bcfbf9ea8eb6022bbeb427');
INSERT INTO trail VALUES(102,'2026-11-28 17:46:01.647142','can.bo','planned_audit.recorded','TTHC','{"on": "2026-12-08", "kind": "periodic", "occasion": "periodic", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "", "note": ""}','11409c5f10bb31c798587d0ddc27fc0d333072c094bcfbf9ea8eb6022bbeb427','6b4784885da2436db1474085b7dafd07a93899b8626bbb64a901cf07a41d4c49');
INSERT INTO trail VALUES(103,'2026-11-28 17:46:01.647142','can.bo','finding.recorded','LUU-TRU','{"audit_id": 2, "on": "2026-10-30", "what": "Ch\u01b0a v\u00e1 h\u1ec7 \u0111i\u1ec1u h\u00e0nh m\u00e1y ch\u1ee7", "severity": "major", "responsible": "V\u0103n ph\u00f2ng", "due_on": "2026-11-24"}','6b4784885da2436db1474085b7dafd07a93899b8626bbb64a901cf07a41d4c49','9c6e0e776e298da11f4d8a7ebbac7c2caeb83a35b6473f1900f28fc04fc81888');
INSERT INTO trail VALUES(104,'2026-11-28 17:46:01.647142','can.bo','finding.recorded','HO-TICH','{"audit_id": 3, "on": "2025-01-08", "what": "Thi\u1ebfu nh\u1eadt k\u00fd truy c\u1eadp", "severity": "major", "responsible": "V\u0103n ph\u00f2ng", "due_on": "2026-12-19"}','9c6e0e776e298da11f4d8a7ebbac7c2caeb83a35b6473f1900f28fc04fc81888','dfa44401dbe9f3a38e777dc6409a731d811770bb27f1158140daca1a7e0da1e9');
INSERT INTO trail VALUES(105,'2026-11-28 17:46:02.072386','can.bo','incident.recorded','IOFFICE','{"detected_at": "2026-11-27T11:46:02.072386+00:00", "what": "M\u00e1y ch\u1ee7 b\u1ecb m\u00e3 \u0111\u1ed9c m\u00e3 h\u00f3a d\u1eef li\u1ec7u", "serious": true, "urgent": true, "complex": true, "personal_data": false}','dfa44401dbe9f3a38e777dc6409a731d811770bb27f1158140daca1a7e0da1e9','e0fe4ac054951e8ed025e6ae0ac59aac32b93a3eb2383af484e6e056f0159a1a');
INSERT INTO trail VALUES(106,'2026-11-28 17:46:02.072386','can.bo','incident_step.recorded','IOFFICE','{"incident_id": 1, "kind": "initial_notice", "at": "2026-11-27T11:46:02.072386+00:00", "number": "15/TB-STP", "note": ""}','e0fe4ac054951e8ed025e6ae0ac59aac32b93a3eb2383af484e6e056f0159a1a','70d85813c4acdad51e172d0d0db75df209db101e30931a4ef775d8a10beba474');
INSERT INTO trail VALUES(107,'2026-11-28 17:46:02.072386','can.bo','incident.recorded','TTHC','{"detected_at": "2026-11-24T23:46:02.072386+00:00", "what": "Trang b\u1ecb ch\u00e8n n\u1ed9i dung l\u1ea1", "serious": false, "urgent": false, "complex": false, "personal_data": false}','70d85813c4acdad51e172d0d0db75df209db101e30931a4ef775d8a10beba474','29e6fc9e1f6df4c15de46648143d564cc78dbb2dd9a413b6b43f6093cd9bc6d4');
INSERT INTO trail VALUES(108,'2026-11-28 17:46:02.072386','can.bo','advisory.recorded','IOFFICE','{"on": "2026-11-28", "kind": "data_leak", "source": "C\u00f4ng an t\u1ec9nh An Giang", "what": "L\u1ed9 12 t\u00e0i kho\u1ea3n", "number": "", "due_on": null}','29e6fc9e1f6df4c15de46648143d564cc78dbb2dd9a413b6b43f6093cd9bc6d4','82ecead3997e4d6f8ed6ff2837d8d9643f8e1d492578c5785753fa62e7ef9077');
INSERT INTO trail VALUES(109,'2026-11-28 17:46:02.072386','can.bo','website.recorded','IOFFICE','{"on": "2026-05-13", "address": "sotuphap.angiang.gov.vn", "review_months": 6}','82ecead3997e4d6f8ed6ff2837d8d9643f8e1d492578c5785753fa62e7ef9077','b13708b7c2f46b5db2b5fd264862a66ea2752ef81ed9b0aaa5b6a2c64c33c444');
INSERT INTO trail VALUES(110,'2026-11-28 17:46:02.072386','can.bo','agreement.recorded','IOFFICE','{"kind": "lease", "number": "05/H\u0110", "on": "2026-02-02", "ends_on": "2026-12-08", "party": "B\u00ean cung c\u1ea5p", "scope": "", "covers_approval": null, "replaces_id": null}','b13708b7c2f46b5db2b5fd264862a66ea2752ef81ed9b0aaa5b6a2c64c33c444','04287ece48f75b7df480da3d61f19eb2e984e77cb63c7a911e6c155e95a6cb45');
INSERT INTO trail VALUES(111,'2026-11-28 17:46:02.072386','can.bo','focal_point.recorded','VP','{"name": "Chuy\u00ean vi\u00ean V\u0103n ph\u00f2ng", "decision": "20/Q\u0110-STP"}','04287ece48f75b7df480da3d61f19eb2e984e77cb63c7a911e6c155e95a6cb45','a05c5203c35648dc41f0d3b4c07f7a47ce3a060c07af62f1b36e07ce33972c2d');
INSERT INTO trail VALUES(112,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "1", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": 20.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": "Thi\u1ebfu kinh ph\u00ed"}','a05c5203c35648dc41f0d3b4c07f7a47ce3a060c07af62f1b36e07ce33972c2d','e5f24e28f94f2138c6d336b143be9ec4e9cbd2cb3cdcfaf9434b8983c28138ae');
INSERT INTO trail VALUES(113,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "1", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": 60.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": "Thi\u1ebfu kinh ph\u00ed"}','e5f24e28f94f2138c6d336b143be9ec4e9cbd2cb3cdcfaf9434b8983c28138ae','0ed57c7df256b5afb1e67979fcc133ccfdebbd5d258f984359b7135955fb2530');
INSERT INTO trail VALUES(114,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "2", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','0ed57c7df256b5afb1e67979fcc133ccfdebbd5d258f984359b7135955fb2530','483657e0adfaf0f9895da1fc2f0322cc78747f954ba8405c6853073f44002bc5');
INSERT INTO trail VALUES(115,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "2", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','483657e0adfaf0f9895da1fc2f0322cc78747f954ba8405c6853073f44002bc5','d87a966ee06481c0f32bb89c85caa493ee921646627ee175524b0bbcfc200f12');
INSERT INTO trail VALUES(116,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "2", "unit": "HCBTTP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','d87a966ee06481c0f32bb89c85caa493ee921646627ee175524b0bbcfc200f12','db240f160c18653d35084707bf85c721b928eb34bbba2ed528c188c5dd4fe478');
INSERT INTO trail VALUES(117,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "2", "unit": "HCBTTP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','db240f160c18653d35084707bf85c721b928eb34bbba2ed528c188c5dd4fe478','389ee298b6e52bb0ced64ebaff61263916322fac1c88a4420c9d3222c1749f9e');
INSERT INTO trail VALUES(118,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "4", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": 20.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','389ee298b6e52bb0ced64ebaff61263916322fac1c88a4420c9d3222c1749f9e','b6d40197f9ee8cb188222686d7b61f5a31d832f06bd9ea3de2ff27301b5f698a');
INSERT INTO trail VALUES(119,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "4", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": 60.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','b6d40197f9ee8cb188222686d7b61f5a31d832f06bd9ea3de2ff27301b5f698a','bb883463685d2b08c571b3eb5abb9906a7e0ba288055e7e99c32163d1b9e77b7');
INSERT INTO trail VALUES(120,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "5", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": 20.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','bb883463685d2b08c571b3eb5abb9906a7e0ba288055e7e99c32163d1b9e77b7','96ca48a63e45539f08714555d3fe3a2479e60ad54022058289a88df908122a66');
INSERT INTO trail VALUES(121,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "5", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": 60.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','96ca48a63e45539f08714555d3fe3a2479e60ad54022058289a88df908122a66','8f6bc57367938668adf9cdedcf0710d372151b2ed22c0b45738126cf132b153c');
INSERT INTO trail VALUES(122,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "8", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','8f6bc57367938668adf9cdedcf0710d372151b2ed22c0b45738126cf132b153c','b6bdc041cd421fba4fad7de392a4a9c43f967470ba6738a5f01010a022fa511f');
INSERT INTO trail VALUES(123,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "8", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','b6bdc041cd421fba4fad7de392a4a9c43f967470ba6738a5f01010a022fa511f','71db0f27dd7294cd073c3cb866b08f5787cc178a074802815c2f051bb650fb03');
INSERT INTO trail VALUES(124,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "10", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','71db0f27dd7294cd073c3cb866b08f5787cc178a074802815c2f051bb650fb03','a298156990c451899f41e16fa152c5bea492a3a9a16f6b6e5caa936b8e391489');
INSERT INTO trail VALUES(125,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "10", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','a298156990c451899f41e16fa152c5bea492a3a9a16f6b6e5caa936b8e391489','220cdd5e889e5abce059ed3f1f43023ac448a94e593bffebaf0cc7888d2e4994');
INSERT INTO trail VALUES(126,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "10", "unit": "HCBTTP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','220cdd5e889e5abce059ed3f1f43023ac448a94e593bffebaf0cc7888d2e4994','5926c2f7352c952daeb1282b300ccdc2e49fa957ec324f378eef72538d8550f0');
INSERT INTO trail VALUES(127,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "10", "unit": "HCBTTP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','5926c2f7352c952daeb1282b300ccdc2e49fa957ec324f378eef72538d8550f0','d202eae9aa94b82a5aff22c89489695203e94f51a434e8f9cdc4cbe613cbd8e1');
INSERT INTO trail VALUES(128,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "11", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','d202eae9aa94b82a5aff22c89489695203e94f51a434e8f9cdc4cbe613cbd8e1','7ab1d05303a64c4474aacc0b7cb7e6c4940c522ee13f1eef73307a7700edbb14');
INSERT INTO trail VALUES(129,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "11", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','7ab1d05303a64c4474aacc0b7cb7e6c4940c522ee13f1eef73307a7700edbb14','2f54aeb8a927255a4ecc55f34cf1c5d012620accea53ca434baf9806455b0155');
INSERT INTO trail VALUES(130,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "11", "unit": "HCBTTP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','2f54aeb8a927255a4ecc55f34cf1c5d012620accea53ca434baf9806455b0155','62cc134423341de7fabf39e3f1b33d57499c91c27b984448776421400601a69f');
INSERT INTO trail VALUES(131,'2026-11-28 17:46:02.575444','can.bo','progress.recorded','DTI-2026','{"task": "11", "unit": "HCBTTP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}','62cc134423341de7fabf39e3f1b33d57499c91c27b984448776421400601a69f','10c46be0fdebd501c156b531bafa6f5b25bf5b95dd0dd6d10e77875d84c7337e');
INSERT INTO trail VALUES(132,'2026-11-28 17:46:02.575444','can.bo','progress.voided','DTI-2026','{"task": "1", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": 60.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": "Thi\u1ebfu kinh ph\u00ed", "reason": "Ghi nh\u1ea7m nhi\u1ec7m v\u1ee5"}','10c46be0fdebd501c156b531bafa6f5b25bf5b95dd0dd6d10e77875d84c7337e','720d1d3699f7861e8cb54b46603ddf0878728fad81b142b1d0d7d9ceeb14ee26');
INSERT INTO trail VALUES(133,'2026-11-28 17:46:03.372005','can.bo','body.recorded','Ủy ban nhân dân tỉnh An Giang','{"name": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "representative": "Ng\u01b0\u1eddi \u0111\u1ee9ng \u0111\u1ea7u", "title": "Ch\u1ee7 t\u1ecbch", "specialised_unit": "C\u00f4ng an t\u1ec9nh An Giang"}','720d1d3699f7861e8cb54b46603ddf0878728fad81b142b1d0d7d9ceeb14ee26','2dcf33514fc5a5ad0cf31c37d6849c55b4415d3fffb6c175b747aeede0f86870');
CREATE TABLE trail_head (
	id INTEGER NOT NULL, 
	entries INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT trail_head_is_one_row CHECK (id = 1)
);
INSERT INTO trail_head VALUES(1,133,'2dcf33514fc5a5ad0cf31c37d6849c55b4415d3fffb6c175b747aeede0f86870');
CREATE TABLE unit (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	parent_id INTEGER, 
	path VARCHAR NOT NULL, 
	superior VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(parent_id) REFERENCES unit (id), 
	UNIQUE (code)
);
INSERT INTO unit VALUES(1,'STP','Sở Tư pháp tỉnh An Giang',NULL,'/1/','Ủy ban nhân dân tỉnh An Giang','An Giang','');
INSERT INTO unit VALUES(2,'VP','Văn phòng Sở',1,'/1/2/','','','office');
INSERT INTO unit VALUES(3,'HCBTTP','Phòng Hành chính và Bổ trợ tư pháp',1,'/1/3/','','','');
INSERT INTO unit VALUES(4,'PBGDPL','Phòng Phổ biến, giáo dục pháp luật',1,'/1/4/','','','');
INSERT INTO unit VALUES(5,'XDTHPL','Phòng Xây dựng và Tổ chức thi hành pháp luật',1,'/1/5/','','','');
INSERT INTO unit VALUES(6,'TGPL-NN','Trung tâm Trợ giúp pháp lý Nhà nước',1,'/1/6/','','','');
CREATE TABLE person (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	full_name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	unit_id INTEGER, 
	email VARCHAR NOT NULL, 
	password_hash VARCHAR NOT NULL, 
	active BOOLEAN NOT NULL, 
	failures INTEGER NOT NULL, 
	locked_until DATETIME, 
	created_at DATETIME NOT NULL, 
	last_sign_in_at DATETIME, active_since DATETIME, idle_closed_at DATETIME, mail VARCHAR DEFAULT 'daily' NOT NULL, theme VARCHAR DEFAULT 'auto' NOT NULL, guided_at DATETIME, totp_secret VARCHAR DEFAULT '' NOT NULL, totp_confirmed_at DATETIME, totp_last_step INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT person_role CHECK (role IN ('admin', 'officer', 'unit', 'leader', 'auditor')), 
	FOREIGN KEY(unit_id) REFERENCES unit (id), 
	UNIQUE (name)
);
INSERT INTO person VALUES(1,'van.phong','Chánh Văn phòng','leader',NULL,'vp@so.gov.vn','',1,0,NULL,'2026-11-28 17:45:56.624301',NULL,NULL,NULL,'daily','auto',NULL,'',NULL,0);
INSERT INTO person VALUES(2,'ho.tich','Chuyên viên hộ tịch','unit',3,'','',1,0,NULL,'2026-11-28 17:45:56.624301',NULL,NULL,NULL,'daily','auto',NULL,'',NULL,0);
CREATE TABLE system (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	operator VARCHAR NOT NULL, 
	unit_id INTEGER NOT NULL, 
	responsibility VARCHAR, 
	registered_on DATE NOT NULL, 
	version INTEGER NOT NULL, 
	suggestion JSON NOT NULL, 
	search_text VARCHAR NOT NULL, 
	sort_key VARCHAR NOT NULL, 
	level INTEGER, 
	regime VARCHAR, 
	audit_due_on DATE, 
	act_by DATE, 
	cleared_until DATE, 
	in_use BOOLEAN NOT NULL, 
	operating BOOLEAN NOT NULL, 
	retired_on DATE, 
	next_alert_on DATE, voided_at DATETIME, voided_by VARCHAR, void_reason VARCHAR, transition_due_on DATE, 
	PRIMARY KEY (id), 
	CONSTRAINT system_responsibility CHECK (responsibility IN ('owned', 'operated', 'used')), 
	CONSTRAINT system_in_use_needs_clearance CHECK (NOT in_use OR cleared_until IS NOT NULL), 
	CONSTRAINT system_level CHECK (level BETWEEN 1 AND 5), 
	FOREIGN KEY(unit_id) REFERENCES unit (id), 
	UNIQUE (code)
);
INSERT INTO system VALUES(1,'CONG-TTDT','Cổng thông tin điện tử Sở Tư pháp','Nâng cao chất lượng và tần suất cập nhật tin, bài.','','',1,NULL,'2026-11-29',1,'{"owner": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang, ho\u1eb7c S\u1edf T\u01b0 ph\u00e1p n\u1ebfu \u0111\u01b0\u1ee3c \u1ee7y quy\u1ec1n", "level": 2, "responsibility": "owned", "reason": "Cung c\u1ea5p th\u00f4ng tin cho ng\u01b0\u1eddi d\u00e2n: t\u1eeb c\u1ea5p \u0111\u1ed9 2 tr\u1edf l\u00ean (N\u0110 331/2026 \u011012.2); l\u00ean c\u1ea5p \u0111\u1ed9 3 n\u1ebfu ch\u1ea1m ti\u00eau ch\u00ed t\u1ea1i \u011013.2."}','cong-ttdt cong thong tin dien tu so tu phap nang cao chat luong va tan suat cap nhat tin, bai.  ','ETRK ZLTRK ZMR GMIR Z\ YU Z\ VLAV020000000000000005000200200000040',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(2,'HO-TICH','Hệ thống thông tin quản lý Hộ tịch','Triển khai, hướng dẫn sử dụng Hệ thống thông tin Quản lý Hộ tịch của Bộ Tư pháp cho công chức Tư pháp - Hộ tịch xã, phường, đặc khu trên địa bàn tỉnh. Hướng dẫn rà soát dữ liệu hộ tịch trên Hệ thống thông tin quản lý Hộ tịch của Bộ Tư pháp và cập nhật xác nhận tình trạng hôn nhân theo hướng dẫn của cơ quan có thẩm quyền (dữ liệu 90 ngày đêm).','','',1,NULL,'2026-11-29',1,'{"owner": "B\u1ed9 T\u01b0 ph\u00e1p", "level": 3, "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng c\u1ee7a B\u1ed9 T\u01b0 ph\u00e1p, S\u1edf kh\u00f4ng t\u1ef1 x\u00e1c \u0111\u1ecbnh c\u1ea5p \u0111\u1ed9; nhi\u1ec1u kh\u1ea3 n\u0103ng t\u1eeb c\u1ea5p \u0111\u1ed9 3 (N\u0110 331/2026 \u011013.2). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}','ho-tich he thong thong tin quan ly ho tich trien khai, huong dan su dung he thong thong tin quan ly ho tich cua bo tu phap cho cong chuc tu phap - ho tich xa, phuong, dac khu tren dia ban tinh. huong dan ra soat du lieu ho tich tren he thong thong tin quan ly ho tich cua bo tu phap va cap nhat xac nhan tinh trang hon nhan theo huong dan cua co quan co tham quyen (du lieu 90 ngay dem).  ','LI ZLTRK ZLTRK ZMR W[AR P` LT ZMEL0500040000000000000002000400500500',3,'85/2016','2026-01-08','2026-01-08',NULL,0,1,NULL,'2026-12-03',NULL,NULL,NULL,'2027-06-30');
INSERT INTO system VALUES(3,'TTHC','Hệ thống thông tin giải quyết thủ tục hành chính tỉnh An Giang','Rà soát, cập nhật bổ sung các Quyết định thủ tục hành chính: Ban hành về mức độ dịch vụ công trực tuyến, công bố sửa đổi, bổ sung các thủ tục hành chính, quy trình nội bộ trong giải quyết các thủ tục hành chính. Tiếp nhận, giải quyết và trả kết quả hồ sơ thủ tục hành chính trên dịch vụ công tỉnh.','','',1,NULL,'2026-11-29',1,'{"owner": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 3, "responsibility": "used", "reason": "Gi\u1ea3i quy\u1ebft th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh: c\u1ea5p \u0111\u1ed9 3 (N\u0110 331/2026 \u011013.2.b). H\u1ec7 th\u1ed1ng d\u00f9ng chung c\u1ee7a t\u1ec9nh."}','tthc he thong thong tin giai quyet thu tuc hanh chinh tinh an giang ra soat, cap nhat bo sung cac quyet dinh thu tuc hanh chinh: ban hanh ve muc do dich vu cong truc tuyen, cong bo sua doi, bo sung cac thu tuc hanh chinh, quy trinh noi bo trong giai quyet cac thu tuc hanh chinh. tiep nhan, giai quyet va tra ket qua ho so thu tuc hanh chinh tren dich vu cong tinh.  ','LI ZLTRK ZLTRK ZMR KMAM W[`IZ ZL[ Z[E LARL ELMRL ZMRL AR KMARK05000400000000000000020000040000200500010000040000200000000000',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(4,'CBCCVC','Phần mềm quản lý hồ sơ cán bộ, công chức, viên chức tỉnh An Giang','Cập nhật thông tin hồ sơ cán bộ, công chức, viên chức của Sở Tư pháp.','','',1,NULL,'2026-11-29',1,'{"owner": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang (S\u1edf N\u1ed9i v\u1ee5)", "level": 2, "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng n\u1ed9i b\u1ed9 c\u00f3 th\u00f4ng tin ri\u00eang, th\u00f4ng tin c\u00e1 nh\u00e2n: c\u1ea5p \u0111\u1ed9 2 (N\u0110 331/2026 \u011012.1). H\u1ec7 th\u1ed1ng d\u00f9ng chung c\u1ee7a t\u1ec9nh."}','cbccvc phan mem quan ly ho so can bo, cong chuc, vien chuc tinh an giang cap nhat thong tin ho so can bo, cong chuc, vien chuc cua so tu phap.  ','VLCR QIQ W[AR P` LT YU EAR DT, ETRK EL\E, ]MIR EL\E ZMRL AR KMARK00100010000200040010000040005000000000400000000004000200000000000',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(5,'QUOC-TICH','Phần mềm công cụ quản lý hồ sơ quốc tịch cho Sở Tư pháp','Tiếp nhận hồ sơ xác nhận có quốc tịch Việt Nam.','','',1,NULL,'2026-11-29',1,'{"owner": "B\u1ed9 T\u01b0 ph\u00e1p", "level": 3, "responsibility": "used", "reason": "Ti\u1ebfp nh\u1eadn h\u1ed3 s\u01a1 th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh: c\u00f3 th\u1ec3 l\u00e0 c\u1ea5p \u0111\u1ed9 3 (N\u0110 331/2026 \u011013.2.b). H\u00e3y h\u1ecfi ch\u1ee7 qu\u1ea3n."}','quoc-tich phan mem cong cu quan ly ho so quoc tich cho so tu phap tiep nhan ho so xac nhan co quoc tich viet nam.  ','VLCR QIQ ETRK E[ W[AR P` LT YU W[TE ZMEL ELS YU Z\ VLAV0010001000000005000200040010000004000500000000200000040',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(6,'CSDL-PL','Phần mềm Cơ sở dữ liệu quốc gia về pháp luật','Cập nhật văn bản quy phạm pháp luật do Hội đồng nhân dân, Ủy ban nhân dân tỉnh ban hành vào Cơ sở dữ liệu quốc gia về pháp luật của Bộ Tư pháp.','','',1,NULL,'2026-11-29',1,'{"owner": "B\u1ed9 T\u01b0 ph\u00e1p", "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng c\u1ee7a B\u1ed9 T\u01b0 ph\u00e1p: c\u1ea5p \u0111\u1ed9 do ch\u1ee7 qu\u1ea3n x\u00e1c \u0111\u1ecbnh (N\u0110 331/2026 \u011018). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}','csdl-pl phan mem co so du lieu quoc gia ve phap luat cap nhat van ban quy pham phap luat do hoi dong nhan dan, uy ban nhan dan tinh ban hanh vao co so du lieu quoc gia ve phap luat cua bo tu phap.  ','VLCR QIQ EU YU F\ PMI[ W[TE KMA ]I VLAV P[CZ00100010000002003000500004000000010004000050',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(7,'IOFFICE','Hệ thống quản lý Văn bản và điều hành (iOffice)','Tiếp nhận, xử lý văn bản đến; soạn thảo, phát hành văn bản đi và tra cứu dữ liệu bằng Hệ thống quản lý văn bản và điều hành qua môi trường điện tử.','Ủy ban nhân dân tỉnh An Giang','Văn phòng Sở Tư pháp',1,NULL,'2026-11-29',1,'{"owner": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 2, "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng n\u1ed9i b\u1ed9 c\u00f3 th\u00f4ng tin ri\u00eang: c\u1ea5p \u0111\u1ed9 2 (N\u0110 331/2026 \u011012.1); c\u00f3 th\u1ec3 l\u00e0 c\u1ea5p \u0111\u1ed9 3 v\u00ec d\u00f9ng chung to\u00e0n t\u1ec9nh (\u011013.3)."}','ioffice he thong quan ly van ban va dieu hanh (ioffice) tiep nhan, xu ly van ban den; soan thao, phat hanh van ban di va tra cuu du lieu bang he thong quan ly van ban va dieu hanh qua moi truong dien tu. uy ban nhan dan tinh an giang van phong so tu phap','LI ZLTRK W[AR P` ]BR DAR ]A GMI[ LARL (MSJJMEH)05000400000200040000002000100010001000000000000',3,'85/2016','2027-07-02','2027-07-02',NULL,0,1,NULL,'2027-04-03',NULL,NULL,NULL,'2027-06-30');
INSERT INTO system VALUES(8,'LUU-TRU','Phần mềm quản lý hồ sơ tài liệu lưu trữ','Tra cứu dữ liệu văn thư lưu trữ.','','',1,NULL,'2026-11-29',1,'{"owner": "S\u1edf T\u01b0 ph\u00e1p, ho\u1eb7c \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 2, "responsibility": "owned", "reason": "H\u1ec7 th\u1ed1ng n\u1ed9i b\u1ed9 c\u00f3 th\u00f4ng tin ri\u00eang: \u00edt nh\u1ea5t c\u1ea5p \u0111\u1ed9 2 (N\u0110 331/2026 \u011012.1). C\u00f3 th\u1ec3 c\u00f2n thu\u1ed9c QCVN 12:2026/BCA v\u1ec1 h\u1ec7 th\u1ed1ng l\u01b0u tr\u1eef t\u00e0i li\u1ec7u \u0111i\u1ec7n t\u1eed: h\u00e3y \u0111\u1ed1i chi\u1ebfu ph\u1ea1m vi \u00e1p d\u1ee5ng."}','luu-tru phan mem quan ly ho so tai lieu luu tru tra cuu du lieu van thu luu tru.  ','VLCR QIQ W[AR P` LT YU ZAM PMI[ P\[ ZX\001000100002000400100000100005000000003',2,'331/2026','2028-10-30','2026-12-19','2026-12-19',1,1,NULL,'2026-12-05',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(9,'TAI-SAN','Phần mềm quản lý tài sản nhà nước','Quản lý tài sản của Sở Tư pháp.','','',1,NULL,'2026-11-29',1,'{"owner": "B\u1ed9 T\u00e0i ch\u00ednh, ho\u1eb7c S\u1edf T\u00e0i ch\u00ednh", "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng c\u1ee7a ng\u00e0nh T\u00e0i ch\u00ednh: c\u1ea5p \u0111\u1ed9 do ch\u1ee7 qu\u1ea3n x\u00e1c \u0111\u1ecbnh (N\u0110 331/2026 \u011018). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}','tai-san phan mem quan ly tai san nha nuoc quan ly tai san cua so tu phap.  ','VLCR QIQ W[AR P` ZAM YAR RLA R\UE001000100002000400100020000100040',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(10,'MISA','Phần mềm kế toán Misa','Hạch toán chứng từ thu, chi lương, báo cáo tài chính của Sở Tư pháp.','Ủy ban nhân dân tỉnh An Giang','Văn phòng Sở Tư pháp',1,NULL,'2026-11-29',1,'{"owner": "S\u1edf T\u01b0 ph\u00e1p (thu\u00ea d\u1ecbch v\u1ee5)", "level": 2, "responsibility": "owned", "reason": "H\u1ec7 th\u1ed1ng n\u1ed9i b\u1ed9 c\u00f3 th\u00f4ng tin c\u00e1 nh\u00e2n, th\u00f4ng tin ri\u00eang: c\u1ea5p \u0111\u1ed9 2 (N\u0110 331/2026 \u011012.1)."}','misa phan mem ke toan misa hach toan chung tu thu, chi luong, bao cao tai chinh cua so tu phap. uy ban nhan dan tinh an giang van phong so tu phap','VLCR QIQ OI ZSAR QMYA001000100040004000000',2,'85/2016','2028-09-30','2028-09-30','2028-09-30',1,1,NULL,'2028-07-02',NULL,NULL,NULL,'2027-06-30');
INSERT INTO system VALUES(11,'TRANG-PBGDPL','Trang Thông tin điện tử phổ biến, giáo dục pháp luật tỉnh','Nâng cấp, hoàn thiện Trang Thông tin điện tử phổ biến, giáo dục pháp luật tỉnh với chức năng chính là cung cấp thông tin pháp luật, phổ biến, giáo dục pháp luật cho người dân, doanh nghiệp.','','',1,NULL,'2026-11-29',1,'{"owner": "S\u1edf T\u01b0 ph\u00e1p, ho\u1eb7c \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 2, "responsibility": "owned", "reason": "Ph\u1ee5c v\u1ee5 ng\u01b0\u1eddi d\u00e2n, doanh nghi\u1ec7p: t\u1eeb c\u1ea5p \u0111\u1ed9 2 (N\u0110 331/2026 \u011012.2); l\u00ean c\u1ea5p \u0111\u1ed9 3 theo s\u1ed1 ch\u1ee7 th\u1ec3 d\u1eef li\u1ec7u (\u011013.2.c)."}','trang-pbgdpl trang thong tin dien tu pho bien, giao duc phap luat tinh nang cap, hoan thien trang thong tin dien tu pho bien, giao duc phap luat tinh voi chuc nang chinh la cung cap thong tin phap luat, pho bien, giao duc phap luat cho nguoi dan, doanh nghiep.  ','ZXARK ZLTRK ZMR GMIR Z\ VLT DMIR, KMAS F[E VLAV P[CZ ZMRL000000000000000000500020002000400000400050000400005000200',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(12,'TGPL','Phần mềm quản lý tổ chức và hoạt động trợ giúp pháp lý','Quản lý, lưu trữ hồ sơ điện tử của từng vụ việc trợ giúp pháp lý và hỗ trợ các công tác quản lý khác trong hoạt động trợ giúp pháp lý như quản lý thông tin cán bộ, quản lý thông tin tổ chức, cung cấp các báo cáo, thống kê.','','',1,NULL,'2026-11-29',1,'{"owner": "B\u1ed9 T\u01b0 ph\u00e1p", "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng c\u1ee7a B\u1ed9 T\u01b0 ph\u00e1p: c\u1ea5p \u0111\u1ed9 do ch\u1ee7 qu\u1ea3n x\u00e1c \u0111\u1ecbnh (N\u0110 331/2026 \u011018). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}','tgpl phan mem quan ly to chuc va hoat dong tro giup phap ly quan ly, luu tru ho so dien tu cua tung vu viec tro giup phap ly va ho tro cac cong tac quan ly khac trong hoat dong tro giup phap ly nhu quan ly thong tin can bo, quan ly thong tin to chuc, cung cap cac bao cao, thong ke.  ','VLCR QIQ W[AR P` ZT EL\E ]A LSAZ GTRK ZXU KM[V VLAV P`001000100002000400200040001000500050000050004000040004',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(13,'THONG-KE','Phần mềm thống kê ngành Tư pháp','Thống kê số liệu hoạt động Ngành.','','',1,NULL,'2026-11-29',1,'{"owner": "B\u1ed9 T\u01b0 ph\u00e1p", "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng c\u1ee7a B\u1ed9 T\u01b0 ph\u00e1p: c\u1ea5p \u0111\u1ed9 do ch\u1ee7 qu\u1ea3n x\u00e1c \u0111\u1ecbnh (N\u0110 331/2026 \u011018). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}','thong-ke phan mem thong ke nganh tu phap thong ke so lieu hoat dong nganh.  ','VLCR QIQ ZLTRK OI RKARL Z\ VLAV0010001000040000000010000000040',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(14,'NGAN-CHAN','Hệ thống cơ sở dữ liệu công chứng, chứng thực của Sở Tư pháp về thông tin ngăn chặn','Tiếp nhận và cập nhật các văn bản ngăn chặn của các cơ quan có thẩm quyền.','','',1,NULL,'2026-11-29',1,'{"owner": "S\u1edf T\u01b0 ph\u00e1p, ho\u1eb7c \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 2, "responsibility": "owned", "reason": "C\u00f3 d\u1eef li\u1ec7u c\u00e1 nh\u00e2n c\u1ee7a nhi\u1ec1u ng\u01b0\u1eddi: c\u1ea5p \u0111\u1ed9 2 ho\u1eb7c 3 theo s\u1ed1 ch\u1ee7 th\u1ec3 d\u1eef li\u1ec7u (N\u0110 331/2026 \u011012.2.b, \u011013.2.c). H\u00e3y \u0111\u1ebfm r\u1ed3i ph\u00e2n lo\u1ea1i."}','ngan-chan he thong co so du lieu cong chung, chung thuc cua so tu phap ve thong tin ngan chan tiep nhan va cap nhat cac van ban ngan chan cua cac co quan co tham quyen.  ','LI ZLTRK EU YU F\ PMI[ ETRK EL\RK, EL\RK ZL\E E[A YU Z\ VLAV ]I ZLTRK ZMR RKBR ELBR05000400000002003000500000000040000004000005000200020000004000100000000000000000050',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(15,'KNTC','Hệ thống Cơ sở dữ liệu quốc gia về khiếu nại, tố cáo','Cập nhật, theo dõi, quản lý các thông tin về tiếp công dân, xử lý đơn, giải quyết khiếu nại, tố cáo, kiến nghị, phản ánh.','','',1,NULL,'2026-11-29',1,'{"owner": "Thanh tra Ch\u00ednh ph\u1ee7", "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng c\u1ee7a Thanh tra Ch\u00ednh ph\u1ee7: c\u1ea5p \u0111\u1ed9 do ch\u1ee7 qu\u1ea3n x\u00e1c \u0111\u1ecbnh (N\u0110 331/2026 \u011018). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}','kntc he thong co so du lieu quoc gia ve khieu nai, to cao cap nhat, theo doi, quan ly cac thong tin ve tiep cong dan, xu ly don, giai quyet khieu nai, to cao, kien nghi, phan anh.  ','LI ZLTRK EU YU F\ PMI[ W[TE KMA ]I OLMI[ RAM, ZT EAS0500040000000200300050000400000001000040005000040040',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(16,'TRO-LY-AO','Phần mềm “Trợ lý ảo pháp luật cho cán bộ, công chức”','Phối hợp với bộ phận chuyên môn Sở Khoa học và Công nghệ khai thác, cập nhật thông tin pháp luật, vận hành thử nghiệm phần mềm “Trợ lý ảo pháp luật cho cán bộ, công chức” và đưa vào sử dụng rộng rãi trên địa bàn tỉnh An Giang.','','',1,NULL,'2026-11-29',1,'{"owner": "S\u1edf Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7, ho\u1eb7c \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 2, "responsibility": "used", "reason": "K\u1ebf ho\u1ea1ch giao S\u1edf ph\u1ed1i h\u1ee3p v\u1edbi S\u1edf Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7; d\u1ecbch v\u1ee5 tr\u1ef1c tuy\u1ebfn c\u00f3 ng\u01b0\u1eddi d\u00f9ng: t\u1eeb c\u1ea5p \u0111\u1ed9 2 theo s\u1ed1 ch\u1ee7 th\u1ec3 d\u1eef li\u1ec7u (N\u0110 331/2026 \u011012.2.b)."}','tro-ly-ao phan mem “tro ly ao phap luat cho can bo, cong chuc” phoi hop voi bo phan chuyen mon so khoa hoc va cong nghe khai thac, cap nhat thong tin phap luat, van hanh thu nghiem phan mem “tro ly ao phap luat cho can bo, cong chuc” va dua vao su dung rong rai tren dia ban tinh an giang.  ','VLCR QIQ @ZXU P` AS VLAV P[CZ ELS EAR DT, ETRK EL\E@0010001000005004020000400005000000040005000000000400',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(17,'LRIS','Hệ thống thông tin báo cáo của tỉnh (LRIS)','Báo cáo kết quả gửi, nhận văn bản điện tử và xử lý hồ sơ công việc trên môi trường mạng theo Quyết định số 28/2018/QĐ-TTg ngày 12/7/2018 của Thủ tướng Chính phủ trên Hệ thống thông tin báo cáo của tỉnh (LRIS).','','',1,NULL,'2026-11-29',1,'{"owner": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng d\u00f9ng chung c\u1ee7a t\u1ec9nh: c\u1ea5p \u0111\u1ed9 do ch\u1ee7 qu\u1ea3n x\u00e1c \u0111\u1ecbnh (N\u0110 331/2026 \u011018). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}','lris he thong thong tin bao cao cua tinh (lris) bao cao ket qua gui, nhan van ban dien tu va xu ly ho so cong viec tren moi truong mang theo quyet dinh so 28/2018/qd-ttg ngay 12/7/2018 cua thu tuong chinh phu tren he thong thong tin bao cao cua tinh (lris).  ','LI ZLTRK ZLTRK ZMR DAS EAS E[A ZMRL (PXMY)050004000000000000004000400020002000000000',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
INSERT INTO system VALUES(18,'THU-DIEN-TU','Hộp thư điện tử của tỉnh (@angiang.gov.vn)','100% cán bộ, công chức, viên chức sử dụng hộp thư điện tử của tỉnh (@angiang.gov.vn) trong gửi, nhận văn bản điện tử.','','',1,NULL,'2026-11-29',1,'{"owner": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 2, "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng n\u1ed9i b\u1ed9 c\u00f3 th\u00f4ng tin ri\u00eang, th\u00f4ng tin c\u00e1 nh\u00e2n: c\u1ea5p \u0111\u1ed9 2 (N\u0110 331/2026 \u011012.1). H\u1ec7 th\u1ed1ng d\u00f9ng chung c\u1ee7a t\u1ec9nh."}','thu-dien-tu hop thu dien tu cua tinh (@angiang.gov.vn) 100% can bo, cong chuc, vien chuc su dung hop thu dien tu cua tinh (@angiang.gov.vn) trong gui, nhan van ban dien tu.  ','LTV ZL\ GMIR Z\ E[A ZMRL (@ARKMARK.KS].]R)050000000050002002000200000000000000000000',NULL,NULL,NULL,NULL,NULL,0,1,NULL,'2026-12-06',NULL,NULL,NULL,NULL);
CREATE TABLE alert (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	system_id INTEGER NOT NULL, 
	base DATE NOT NULL, 
	stage INTEGER NOT NULL, 
	audited BOOLEAN NOT NULL, 
	raised_on DATE NOT NULL, 
	raised_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id), 
	UNIQUE ("key")
);
INSERT INTO alert VALUES(1,'deadline:1:2026-11-29:0','deadline',1,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(2,'deadline:2:2026-11-29:0','deadline',2,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(3,'deadline:3:2026-11-29:0','deadline',3,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(4,'deadline:4:2026-11-29:0','deadline',4,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(5,'deadline:5:2026-11-29:0','deadline',5,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(6,'deadline:6:2026-11-29:0','deadline',6,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(7,'deadline:7:2026-11-29:0','deadline',7,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(8,'deadline:8:2026-11-29:0','deadline',8,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(9,'deadline:9:2026-11-29:0','deadline',9,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(10,'deadline:10:2026-11-29:0','deadline',10,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(11,'deadline:11:2026-11-29:0','deadline',11,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(12,'deadline:12:2026-11-29:0','deadline',12,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(13,'deadline:13:2026-11-29:0','deadline',13,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(14,'deadline:14:2026-11-29:0','deadline',14,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(15,'deadline:15:2026-11-29:0','deadline',15,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(16,'deadline:16:2026-11-29:0','deadline',16,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(17,'deadline:17:2026-11-29:0','deadline',17,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(18,'deadline:18:2026-11-29:0','deadline',18,'2026-11-29',0,0,'2026-11-29','2026-11-28 17:45:56.624301');
INSERT INTO alert VALUES(19,'deadline:8:2026-12-19:-30','deadline',8,'2026-12-19',-30,1,'2026-11-29','2026-11-28 17:46:00.596991');
INSERT INTO alert VALUES(20,'deadline:2:2026-01-08:322','deadline',2,'2026-01-08',322,1,'2026-11-29','2026-11-28 17:46:00.798798');
INSERT INTO alert VALUES(21,'incident:1:serious','incident',7,'2026-11-27',2,1,'2026-11-29','2026-11-28 17:46:02.072386');
INSERT INTO alert VALUES(22,'incident:1:24','incident',7,'2026-11-28',1,1,'2026-11-29','2026-11-28 17:46:02.072386');
INSERT INTO alert VALUES(23,'incident:2:72','incident',3,'2026-11-28',1,1,'2026-11-29','2026-11-28 17:46:02.072386');
INSERT INTO alert VALUES(24,'agreement:1:-30','agreement',7,'2026-12-08',-30,1,'2026-11-29','2026-11-28 17:46:03.545680');
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	concluded_on DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	conclusion VARCHAR NOT NULL, 
	conditions_until DATE, 
	conditions VARCHAR NOT NULL, 
	assessor VARCHAR NOT NULL, 
	assessor_kind VARCHAR NOT NULL, 
	occasion VARCHAR NOT NULL, 
	document_number VARCHAR NOT NULL, 
	document_date DATE, issuer VARCHAR DEFAULT '' NOT NULL, licence VARCHAR DEFAULT '' NOT NULL, compliance BOOLEAN, effectiveness BOOLEAN, weaknesses BOOLEAN, box VARCHAR DEFAULT '' NOT NULL, planned_id INTEGER REFERENCES planned_audit (id), 
	PRIMARY KEY (id), 
	CONSTRAINT audit_conditions_have_a_deadline CHECK ((conclusion = 'conditional') = (conditions_until IS NOT NULL)), 
	CONSTRAINT audit_conclusion CHECK (conclusion IN ('eligible', 'not_eligible', 'conditional')), 
	CONSTRAINT audit_kind CHECK (kind IN ('pre_operation', 'periodic', 'ad_hoc')), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO audit VALUES(1,10,'2026-11-28 17:46:00.388814','can.bo',NULL,NULL,NULL,'2026-09-30','periodic','eligible',NULL,'','Trung tâm Công nghệ thông tin','licensed','periodic','12/BC-KT','2026-09-30','','',NULL,NULL,NULL,'',NULL);
INSERT INTO audit VALUES(2,8,'2026-11-28 17:46:00.596991','can.bo',NULL,NULL,NULL,'2026-10-30','periodic','conditional','2026-12-19','Bổ sung sao lưu ngoại tuyến.','Trung tâm Công nghệ thông tin','licensed','periodic','12/BC-KT','2026-10-30','','',NULL,NULL,NULL,'',NULL);
INSERT INTO audit VALUES(3,2,'2026-11-28 17:46:00.798798','can.bo',NULL,NULL,NULL,'2025-01-08','periodic','eligible',NULL,'','Trung tâm Công nghệ thông tin','licensed','periodic','12/BC-KT','2025-01-08','','',NULL,NULL,NULL,'',NULL);
INSERT INTO audit VALUES(4,7,'2026-11-28 17:46:00.999636','can.bo',NULL,NULL,NULL,'2026-07-02','periodic','eligible',NULL,'','Trung tâm Công nghệ thông tin','licensed','periodic','12/BC-KT','2026-07-02','','',NULL,NULL,NULL,'',NULL);
CREATE TABLE change (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	what VARCHAR NOT NULL, major BOOLEAN DEFAULT 1 NOT NULL, aspects JSON DEFAULT '[]' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO change VALUES(1,7,'2026-11-28 17:46:01.156700','can.bo',NULL,NULL,NULL,'2026-11-26','Chuyển sang máy chủ mới',1,'[]');
CREATE TABLE classification (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	regime VARCHAR NOT NULL, 
	facts JSON NOT NULL, 
	computed_level INTEGER, 
	national_security_list BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE decision (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	date DATE NOT NULL, 
	level INTEGER NOT NULL, 
	regime VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	issuer VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT decision_level CHECK (level BETWEEN 1 AND 5), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO decision VALUES(1,7,'2026-11-28 17:45:59.504427','can.bo',NULL,NULL,NULL,'2026-05-13',3,'85/2016','123/QĐ-UBND','UBND tỉnh An Giang');
INSERT INTO decision VALUES(2,10,'2026-11-28 17:45:59.769097','can.bo',NULL,NULL,NULL,'2025-07-17',2,'85/2016','123/QĐ-UBND','UBND tỉnh An Giang');
INSERT INTO decision VALUES(3,2,'2026-11-28 17:45:59.987314','can.bo',NULL,NULL,NULL,'2024-12-29',3,'85/2016','123/QĐ-UBND','UBND tỉnh An Giang');
INSERT INTO decision VALUES(4,8,'2026-11-28 17:46:00.167253','can.bo',NULL,NULL,NULL,'2026-08-31',2,'331/2026','123/QĐ-UBND','UBND tỉnh An Giang');
CREATE TABLE dossier (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	regime VARCHAR NOT NULL, 
	proposed_level INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, "round" INTEGER DEFAULT 1 NOT NULL CONSTRAINT dossier_round CHECK ("round" >= 1), stage VARCHAR DEFAULT '' NOT NULL CONSTRAINT dossier_stage CHECK (stage IN ('', 'new', 'extension', 'operating')), 
	PRIMARY KEY (id), 
	CONSTRAINT dossier_state CHECK (state IN ('drafting', 'sent_for_appraisal', 'appraised', 'approved')), 
	CONSTRAINT dossier_level CHECK (proposed_level BETWEEN 1 AND 5), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE dossier_component (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	component VARCHAR NOT NULL, 
	present BOOLEAN NOT NULL, 
	number VARCHAR NOT NULL, 
	document_date DATE, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE operation (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	state VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT operation_state CHECK (state IN ('operating', 'stopped', 'retired')), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO operation VALUES(1,1,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(2,2,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(3,3,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(4,4,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(5,5,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(6,6,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(7,7,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(8,8,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(9,9,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(10,10,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(11,11,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(12,12,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(13,13,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(14,14,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(15,15,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(16,16,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(17,17,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
INSERT INTO operation VALUES(18,18,'2026-11-28 17:45:56.624301','cài đặt',NULL,NULL,NULL,'2026-11-29','operating','');
CREATE TABLE permission (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	granted BOOLEAN NOT NULL, 
	reason VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO permission VALUES(1,10,'2026-11-28 17:46:01.156700','can.bo',NULL,NULL,NULL,'2026-11-29',1,'');
INSERT INTO permission VALUES(2,8,'2026-11-28 17:46:01.156700','can.bo',NULL,NULL,NULL,'2026-11-29',1,'');
CREATE TABLE plan_state (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	state VARCHAR NOT NULL, 
	expected_on DATE, 
	PRIMARY KEY (id), 
	CONSTRAINT plan_state_state CHECK (state IN ('none', 'partial', 'full')), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO plan_state VALUES(1,7,'2026-11-28 17:45:59.504427','can.bo',NULL,NULL,NULL,'2026-05-14','full',NULL);
INSERT INTO plan_state VALUES(2,10,'2026-11-28 17:45:59.769097','can.bo',NULL,NULL,NULL,'2025-07-18','full',NULL);
INSERT INTO plan_state VALUES(3,2,'2026-11-28 17:45:59.987314','can.bo',NULL,NULL,NULL,'2024-12-30','full',NULL);
INSERT INTO plan_state VALUES(4,8,'2026-11-28 17:46:00.167253','can.bo',NULL,NULL,NULL,'2026-09-01','full',NULL);
CREATE TABLE regulation (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	date DATE NOT NULL, 
	number VARCHAR NOT NULL, 
	issuer VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO regulation VALUES(1,7,'2026-11-28 17:45:59.504427','can.bo',NULL,NULL,NULL,'2026-05-03','45/QĐ-STP','Sở Tư pháp');
INSERT INTO regulation VALUES(2,10,'2026-11-28 17:45:59.769097','can.bo',NULL,NULL,NULL,'2025-07-07','45/QĐ-STP','Sở Tư pháp');
INSERT INTO regulation VALUES(3,2,'2026-11-28 17:45:59.987314','can.bo',NULL,NULL,NULL,'2024-12-19','45/QĐ-STP','Sở Tư pháp');
INSERT INTO regulation VALUES(4,8,'2026-11-28 17:46:00.167253','can.bo',NULL,NULL,NULL,'2026-08-21','45/QĐ-STP','Sở Tư pháp');
CREATE TABLE sign_in (
	token_hash VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	csrf VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	last_seen_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	agent VARCHAR NOT NULL, 
	PRIMARY KEY (token_hash), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE system_unit (
	system_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	part VARCHAR NOT NULL, 
	PRIMARY KEY (system_id, unit_id, part), 
	CONSTRAINT system_unit_part CHECK (part IN ('uses', 'coordinates')), 
	FOREIGN KEY(system_id) REFERENCES system (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO system_unit VALUES(1,2,'uses');
INSERT INTO system_unit VALUES(1,3,'coordinates');
INSERT INTO system_unit VALUES(1,4,'coordinates');
INSERT INTO system_unit VALUES(1,5,'coordinates');
INSERT INTO system_unit VALUES(1,6,'coordinates');
INSERT INTO system_unit VALUES(2,2,'coordinates');
INSERT INTO system_unit VALUES(2,3,'uses');
INSERT INTO system_unit VALUES(3,2,'coordinates');
INSERT INTO system_unit VALUES(3,2,'uses');
INSERT INTO system_unit VALUES(3,3,'coordinates');
INSERT INTO system_unit VALUES(3,3,'uses');
INSERT INTO system_unit VALUES(3,4,'coordinates');
INSERT INTO system_unit VALUES(4,2,'uses');
INSERT INTO system_unit VALUES(4,3,'uses');
INSERT INTO system_unit VALUES(4,4,'uses');
INSERT INTO system_unit VALUES(4,5,'uses');
INSERT INTO system_unit VALUES(4,6,'uses');
INSERT INTO system_unit VALUES(5,3,'uses');
INSERT INTO system_unit VALUES(6,5,'uses');
INSERT INTO system_unit VALUES(7,2,'uses');
INSERT INTO system_unit VALUES(7,3,'uses');
INSERT INTO system_unit VALUES(7,4,'uses');
INSERT INTO system_unit VALUES(7,5,'uses');
INSERT INTO system_unit VALUES(7,6,'uses');
INSERT INTO system_unit VALUES(8,2,'uses');
INSERT INTO system_unit VALUES(9,2,'uses');
INSERT INTO system_unit VALUES(10,2,'uses');
INSERT INTO system_unit VALUES(11,4,'uses');
INSERT INTO system_unit VALUES(12,6,'uses');
INSERT INTO system_unit VALUES(13,2,'uses');
INSERT INTO system_unit VALUES(14,3,'uses');
INSERT INTO system_unit VALUES(15,2,'uses');
INSERT INTO system_unit VALUES(15,3,'coordinates');
INSERT INTO system_unit VALUES(15,4,'coordinates');
INSERT INTO system_unit VALUES(15,5,'coordinates');
INSERT INTO system_unit VALUES(15,6,'coordinates');
INSERT INTO system_unit VALUES(16,4,'uses');
INSERT INTO system_unit VALUES(18,2,'uses');
INSERT INTO system_unit VALUES(18,3,'uses');
INSERT INTO system_unit VALUES(18,4,'uses');
INSERT INTO system_unit VALUES(18,5,'uses');
INSERT INTO system_unit VALUES(18,6,'uses');
CREATE TABLE alert_recipient (
	alert_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	message_id INTEGER, 
	PRIMARY KEY (alert_id, person_id), 
	FOREIGN KEY(alert_id) REFERENCES alert (id), 
	FOREIGN KEY(message_id) REFERENCES message (id)
);
INSERT INTO alert_recipient VALUES(1,2,NULL);
INSERT INTO alert_recipient VALUES(2,2,NULL);
INSERT INTO alert_recipient VALUES(3,2,NULL);
INSERT INTO alert_recipient VALUES(4,2,NULL);
INSERT INTO alert_recipient VALUES(5,2,NULL);
INSERT INTO alert_recipient VALUES(7,2,NULL);
INSERT INTO alert_recipient VALUES(14,2,NULL);
INSERT INTO alert_recipient VALUES(15,2,NULL);
INSERT INTO alert_recipient VALUES(18,2,NULL);
INSERT INTO alert_recipient VALUES(20,1,NULL);
INSERT INTO alert_recipient VALUES(20,2,NULL);
INSERT INTO alert_recipient VALUES(21,1,NULL);
INSERT INTO alert_recipient VALUES(22,1,NULL);
INSERT INTO alert_recipient VALUES(21,2,NULL);
INSERT INTO alert_recipient VALUES(22,2,NULL);
INSERT INTO alert_recipient VALUES(23,1,NULL);
INSERT INTO alert_recipient VALUES(23,2,NULL);
INSERT INTO alert_recipient VALUES(24,2,NULL);
CREATE TABLE evidence_file (
	sha256 VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	media_type VARCHAR NOT NULL, 
	stored_at DATETIME NOT NULL, 
	PRIMARY KEY (sha256)
);
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value JSON NOT NULL, 
	changed_at DATETIME NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE focal_point (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	position VARCHAR NOT NULL, 
	contact VARCHAR NOT NULL, 
	decision_number VARCHAR NOT NULL, 
	decision_date DATE, 
	since DATE NOT NULL, 
	until DATE, 
	PRIMARY KEY (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO focal_point VALUES(1,2,'Chuyên viên Văn phòng','','','20/QĐ-STP',NULL,'2026-11-29',NULL);
CREATE TABLE advisory (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	due_on DATE, 
	PRIMARY KEY (id), 
	CONSTRAINT advisory_kind CHECK (kind IN ('advisory', 'data_leak')), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO advisory VALUES(1,7,'2026-11-28 17:46:02.072386','can.bo',NULL,NULL,NULL,'2026-11-28','data_leak','Công an tỉnh An Giang','','Lộ 12 tài khoản',NULL);
CREATE TABLE agreement (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	party VARCHAR NOT NULL, 
	scope VARCHAR NOT NULL, 
	ends_on DATE NOT NULL, covers_approval BOOLEAN, replaces_id INTEGER REFERENCES agreement (id), 
	PRIMARY KEY (id), 
	CONSTRAINT agreement_kind CHECK (kind IN ('delegation', 'lease')), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO agreement VALUES(1,7,'2026-11-28 17:46:02.072386','can.bo',NULL,NULL,NULL,'2026-02-02','lease','05/HĐ','Bên cung cấp','','2026-12-08',NULL,NULL);
CREATE TABLE alert_snooze (
	system_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	until DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (system_id, person_id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE calendar_link (
	token_hash VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	read_at DATETIME, 
	PRIMARY KEY (token_hash), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE evidence (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	title VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	filename VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	replaces_id INTEGER, 
	about VARCHAR NOT NULL, 
	about_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(replaces_id) REFERENCES evidence (id), 
	FOREIGN KEY(sha256) REFERENCES evidence_file (sha256), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE incident (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	detected_at DATETIME NOT NULL, 
	what VARCHAR NOT NULL, 
	serious BOOLEAN NOT NULL, 
	urgent BOOLEAN NOT NULL, 
	complex BOOLEAN NOT NULL, 
	personal_data BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO incident VALUES(1,7,'2026-11-28 17:46:02.072386','can.bo',NULL,NULL,NULL,'2026-11-27 11:46:02.072386','Máy chủ bị mã độc mã hóa dữ liệu',1,1,1,0);
INSERT INTO incident VALUES(2,3,'2026-11-28 17:46:02.072386','can.bo',NULL,NULL,NULL,'2026-11-24 23:46:02.072386','Trang bị chèn nội dung lạ',0,0,0,0);
CREATE TABLE plan_item (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	regime VARCHAR NOT NULL, 
	requirement VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	responsible VARCHAR NOT NULL, 
	due_on DATE, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT plan_item_state CHECK (state IN ('none', 'partial', 'full', 'not_applicable')), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE planned_audit (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	occasion VARCHAR NOT NULL, 
	assessor VARCHAR NOT NULL, 
	assessor_kind VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT planned_kind CHECK (kind IN ('pre_operation', 'periodic', 'ad_hoc')), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO planned_audit VALUES(1,2,'2026-11-28 17:46:01.647142','can.bo',NULL,NULL,NULL,'2026-12-08','periodic','periodic','Trung tâm Công nghệ thông tin','','');
INSERT INTO planned_audit VALUES(2,7,'2026-11-28 17:46:01.647142','can.bo',NULL,NULL,NULL,'2026-12-08','periodic','periodic','Trung tâm Công nghệ thông tin','','');
INSERT INTO planned_audit VALUES(3,17,'2026-11-28 17:46:01.647142','can.bo',NULL,NULL,NULL,'2026-12-08','periodic','periodic','Trung tâm Công nghệ thông tin','','');
INSERT INTO planned_audit VALUES(4,12,'2026-11-28 17:46:01.647142','can.bo',NULL,NULL,NULL,'2026-12-08','periodic','periodic','Trung tâm Công nghệ thông tin','','');
INSERT INTO planned_audit VALUES(5,3,'2026-11-28 17:46:01.647142','can.bo',NULL,NULL,NULL,'2026-12-08','periodic','periodic','Trung tâm Công nghệ thông tin','','');
CREATE TABLE recovery_code (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	code_hash VARCHAR NOT NULL, 
	used_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE website (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	address VARCHAR NOT NULL, 
	review_months INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO website VALUES(1,7,'2026-11-28 17:46:02.072386','can.bo',NULL,NULL,NULL,'2026-05-13','sotuphap.angiang.gov.vn',6);
CREATE TABLE alert_acknowledgement (
	alert_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (alert_id, person_id), 
	FOREIGN KEY(alert_id) REFERENCES alert (id)
);
CREATE TABLE incident_step (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	incident_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	number VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT incident_step_kind CHECK (kind IN ('initial_notice', 'preliminary_report', 'report', 'update', 'final_report', 'closed')), 
	FOREIGN KEY(incident_id) REFERENCES incident (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO incident_step VALUES(1,7,'2026-11-28 17:46:02.072386','can.bo',NULL,NULL,NULL,1,'initial_notice','2026-11-27 11:46:02.072386','15/TB-STP','');
CREATE TABLE website_review (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	website_id INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	result VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT website_review_result CHECK (result IN ('in_order', 'problems')), 
	FOREIGN KEY(system_id) REFERENCES system (id), 
	FOREIGN KEY(website_id) REFERENCES website (id)
);
CREATE TABLE finding (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	audit_id INTEGER, 
	"on" DATE NOT NULL, 
	what VARCHAR NOT NULL, 
	severity VARCHAR NOT NULL, 
	responsible VARCHAR NOT NULL, 
	due_on DATE NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT finding_severity CHECK (severity IN ('critical', 'major', 'minor')), 
	FOREIGN KEY(audit_id) REFERENCES audit (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO finding VALUES(1,8,'2026-11-28 17:46:01.647142','can.bo',NULL,NULL,NULL,2,'2026-10-30','Chưa vá hệ điều hành máy chủ','major','Văn phòng','2026-11-24');
INSERT INTO finding VALUES(2,2,'2026-11-28 17:46:01.647142','can.bo',NULL,NULL,NULL,3,'2025-01-08','Thiếu nhật ký truy cập','major','Văn phòng','2026-12-19');
CREATE TABLE resolution (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	finding_id INTEGER, 
	advisory_id INTEGER, 
	"on" DATE NOT NULL, 
	how VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT resolution_of_one CHECK ((finding_id IS NULL) <> (advisory_id IS NULL)), 
	FOREIGN KEY(advisory_id) REFERENCES advisory (id), 
	FOREIGN KEY(finding_id) REFERENCES finding (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE body (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	legal_basis VARCHAR NOT NULL, 
	representative VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	specialised_unit VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name)
);
INSERT INTO body VALUES(1,'Ủy ban nhân dân tỉnh An Giang','','Người đứng đầu','Chủ tịch','','','','Công an tỉnh An Giang');
CREATE TABLE number_series (
	type VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	PRIMARY KEY (type, year)
);
CREATE TABLE paper_file (
	sha256 VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
CREATE TABLE programme (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	number VARCHAR NOT NULL, 
	issued_on DATE, 
	reporting VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT programme_reporting CHECK (reporting IN ('quarterly', 'on_request')), 
	UNIQUE (code)
);
INSERT INTO programme VALUES(1,'CDS-2025','Kế hoạch thực hiện Chuyển đổi số của Sở Tư pháp năm 2025',2025,'',NULL,'on_request');
INSERT INTO programme VALUES(2,'DTI-2026','Kế hoạch nâng cao Chỉ số đánh giá mức độ chuyển đổi số (DTI) của Sở Tư pháp năm 2026',2026,'',NULL,'quarterly');
CREATE TABLE paper_template (
	id INTEGER NOT NULL, 
	paper VARCHAR NOT NULL, 
	filename VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	uploaded_at DATETIME NOT NULL, 
	uploaded_by VARCHAR NOT NULL, 
	retired_at DATETIME, 
	retired_by VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(sha256) REFERENCES paper_file (sha256)
);
CREATE TABLE programme_task (
	id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	heading VARCHAR NOT NULL, 
	task VARCHAR NOT NULL, 
	solution VARCHAR NOT NULL, 
	deadline VARCHAR NOT NULL, 
	due_on DATE, 
	lead VARCHAR NOT NULL, 
	coordination VARCHAR NOT NULL, 
	product VARCHAR NOT NULL, 
	target FLOAT, 
	indicator VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT programme_task_indicator CHECK (indicator IN ('', 'level_and_plan', 'audited')), 
	FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT programme_task_once UNIQUE (programme_id, code)
);
INSERT INTO programme_task VALUES(1,1,1,'1','Các mục tiêu','95% thủ tục hành chính có đủ điều kiện được cung cấp dịch vụ công trực tuyến toàn trình.','','',NULL,'','','',95.0,'');
INSERT INTO programme_task VALUES(2,1,2,'2','Các mục tiêu','60% hồ sơ được nộp trực tuyến toàn trình của các dịch vụ công trực tuyến.','','',NULL,'','','',60.0,'');
INSERT INTO programme_task VALUES(3,1,3,'3','Các mục tiêu','80% hồ sơ được thanh toán trực tuyến trên dịch vụ công.','','',NULL,'','','',80.0,'');
INSERT INTO programme_task VALUES(4,1,4,'4','Các mục tiêu','100% hồ sơ thủ tục hành chính được tiếp nhận, trả kết quả đều đồng bộ đầy đủ trên Cổng Dịch vụ công quốc gia.','','',NULL,'','','',100.0,'');
INSERT INTO programme_task VALUES(5,1,5,'5','Các mục tiêu','100% hồ sơ được số hóa, ký số và lưu trữ điện tử đối với hồ sơ, giấy tờ, kết quả giải quyết thủ tục hành chính đã được giải quyết thành công.','','',NULL,'','','',100.0,'');
INSERT INTO programme_task VALUES(6,1,6,'6','Các mục tiêu','100% văn bản trao đổi giữa các cơ quan nhà nước (trừ văn bản mật theo quy định của pháp luật) dưới dạng điện tử.','','',NULL,'','','',100.0,'');
INSERT INTO programme_task VALUES(7,1,7,'7','Các mục tiêu','100% người dân và doanh nghiệp hài lòng trong giải quyết thủ tục hành chính.','','',NULL,'','','',100.0,'');
INSERT INTO programme_task VALUES(8,1,8,'8','Các mục tiêu','100% cấp độ đã được phê duyệt an toàn hệ thống thông tin và phương án bảo đảm an toàn hệ thống thông tin theo cấp độ phù hợp với quy định của pháp luật và tiêu chuẩn quốc gia về an toàn hệ thống thông tin theo cấp độ.','','',NULL,'','','',100.0,'level_and_plan');
INSERT INTO programme_task VALUES(9,1,9,'9','Các mục tiêu','Đầu tư, mua sắm về trang thiết bị, giải pháp kỹ thuật vận hành an toàn hệ thống thông tin.','','',NULL,'','','',NULL,'');
INSERT INTO programme_task VALUES(10,1,10,'10','Các mục tiêu','Phối hợp với Cục Công nghệ thông tin, Bộ Tư pháp triển khai thực hiện các ứng dụng công nghệ thông tin do Bộ Tư pháp xây dựng, triển khai nhằm khai thác có hiệu quả cơ sở hạ tầng kỹ thuật dùng chung của Bộ.','','',NULL,'','','',NULL,'');
INSERT INTO programme_task VALUES(11,1,11,'11','Các mục tiêu','Triển khai kịp thời, đầy đủ các văn bản quy phạm pháp luật do Hội đồng nhân dân, Ủy ban nhân dân tỉnh ban hành lên Cơ sở dữ liệu quốc gia về pháp luật.','','Thường xuyên',NULL,'Phòng Xây dựng và Tổ chức thi hành pháp luật','','',NULL,'');
INSERT INTO programme_task VALUES(12,1,12,'12','Các mục tiêu','Đảm bảo Cổng thông tin điện tử Sở Tư pháp cung cấp đầy đủ thông tin theo Nghị định số 43/2011/NĐ-CP ngày 13/6/2011 của Chính phủ quy định về việc cung cấp thông tin và dịch vụ công trực tuyến trên trang thông tin điện tử hoặc cổng thông tin điện tử của cơ quan nhà nước.','','Thường xuyên',NULL,'Văn phòng Sở','Các phòng, đơn vị thuộc Sở','',NULL,'');
INSERT INTO programme_task VALUES(13,1,13,'13','Các mục tiêu','100% cán bộ, công chức, viên chức sử dụng hộp thư điện tử của tỉnh (@angiang.gov.vn) trong gửi, nhận văn bản điện tử.','','',NULL,'','','',100.0,'');
INSERT INTO programme_task VALUES(14,1,14,'14','Các mục tiêu','Rà soát, cập nhật thông tin liên quan đến hồ sơ công chức, viên chức, người lao động lên phần mềm Quản lý cán bộ, công chức, viên chức của tỉnh An Giang.','','Thường xuyên',NULL,'Các phòng, đơn vị thuộc Sở','','',NULL,'');
INSERT INTO programme_task VALUES(15,1,15,'15','Các mục tiêu','Triển khai thực hiện Đề án “Tuyên truyền, phổ biến, nâng cao chất lượng về cung cấp và sử dụng hiệu quả dịch vụ công trực tuyến đến năm 2025, định hướng đến năm 2030”.','','Thường xuyên',NULL,'Phòng Phổ biến, giáo dục pháp luật','Các phòng, đơn vị thuộc Sở','',NULL,'');
INSERT INTO programme_task VALUES(16,2,1,'1','Hạ tầng và Nền tảng số','100% cơ sở hạ tầng viễn thông, Internet của cơ quan đáp ứng yêu cầu dự phòng, kết nối, an toàn, bền vững, mạng cáp quang băng thông rộng tốc độ cao theo Kế hoạch số 56/KH-UBND ngày 03/02/2026 của Ủy ban nhân dân tỉnh','Xây dựng Kế hoạch triển khai thực hiện','Năm 2026',NULL,'Sở Tư pháp (Văn phòng Sở)','Doanh nghiệp Viễn thông – Internet tỉnh An Giang','Báo cáo kết quả thực hiện',100.0,'');
INSERT INTO programme_task VALUES(17,2,2,'2','Hạ tầng và Nền tảng số','Phối hợp cơ quan có thẩm quyền triển khai các nền tảng số dùng chung của tỉnh theo danh mục yêu cầu của Bộ Khoa học và Công nghệ, gồm: Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh; Nền tảng tổng hợp, phân tích dữ liệu cấp tỉnh; Hệ thống thông tin nguồn cấp tỉnh; Trung tâm giám sát, điều hành thông minh cấp tỉnh; Nền tảng AI cấp tỉnh; Kho dữ liệu dùng chung cấp tỉnh, nhằm góp phần nâng cao các Chỉ số DTI của tỉnh','Phối hợp Sở Khoa học và Công nghệ, cơ quan có thẩm quyền khác tham gia triển khai Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh; Nền tảng tổng hợp, phân tích dữ liệu cấp tỉnh; Trung tâm giám sát, điều hành thông minh cấp tỉnh; Nền tảng AI cấp tỉnh (ví dụ: Các Trợ lý ảo hỗ trợ CCVC thực thi công vụ, Trợ lý ảo khác); Kho dữ liệu dùng chung cấp tỉnh','Năm 2026',NULL,'Sở Tư pháp (Các phòng, đơn vị thuộc Sở)','Các sở, ban, ngành cấp tỉnh','Báo cáo kết quả thực hiện',NULL,'');
INSERT INTO programme_task VALUES(18,2,3,'3','Hạ tầng và Nền tảng số','Phối hợp cơ quan có thẩm quyền triển khai, tăng cường ứng dụng trí tuệ nhân tạo, trợ lý ảo trong quản lý, điều hành, hỗ trợ hoạt động của cán bộ, công chức, viên chức, người lao động, người dân, doanh nghiệp và một số hoạt động nâng cao khác','Ứng dụng các công cụ AI phổ biến hiện nay (như: ChatGPT, Gemini, Notion AI, Canva AI,...) phục vụ công tác quản lý, điều hành, hỗ trợ hoạt động chuyên môn của cán bộ, công chức, viên chức, người lao động và một số hoạt động nâng cao khác','Năm 2026',NULL,'Sở Tư pháp (Văn phòng Sở)','Các sở, ban, ngành cấp tỉnh; các phòng, đơn vị thuộc Sở','Thông qua Ứng dụng trí tuệ nhân tạo, trợ lý ảo trong quản lý, điều hành, hỗ trợ hoạt động chuyên môn đem lại hiệu quả, tối ưu hóa công việc thủ công của cán bộ, công chức, viên chức, người lao động và một số hoạt động nâng cao khác của ngành Tư pháp',NULL,'');
INSERT INTO programme_task VALUES(19,2,4,'4','Nhân lực số','100% các phòng, đơn vị thuộc Sở thực hiện nhiệm vụ ứng dụng công nghệ thông tin, chuyển đổi số vào chuyên môn. Văn phòng Sở bố trí tối thiểu 02 công chức trở lên chuyên trách về chuyển đổi số; các phòng, đơn vị thuộc Sở bố trí tối thiểu 01 công chức, viên chức, người lao động trở lên chuyên trách về chuyển đổi số, nhằm để phục vụ triển khai nhiệm vụ chuyển đổi số chung của cơ quan, đơn vị','- Ban hành Quyết định giao hoặc văn bản phân công bộ phận/đầu mối thực hiện nhiệm vụ chuyển đổi số - Ban hành Quyết định giao hoặc văn bản phân công công chức, viên chức chuyên trách về chuyển đổi số.','Năm 2026',NULL,'Văn phòng Sở','Các phòng, đơn vị thuộc Sở','Các phòng, đơn vị thuộc Sở có bộ phận/đầu mối thực hiện nhiệm vụ chuyển đổi số và bố trí tối thiểu từ Văn phòng Sở bố trí tối thiểu 02 công chức trở lên chuyên trách về chuyển đổi số; các phòng, đơn vị thuộc Sở bố trí tối thiểu 01 công chức, viên chức, người lao động trở lên chuyên trách về chuyển đổi số',100.0,'');
INSERT INTO programme_task VALUES(20,2,5,'5','Nhân lực số','Tham gia đào tạo, tập huấn, bồi dưỡng kiến thức về chuyển đổi số, đảm bảo 100% công chức, viên chức, người lao động tại các phòng, đơn vị thuộc Sở được đào tạo, bồi dưỡng theo chỉ tiêu được giao của cơ quan có thẩm quyền','Cử công chức, viên chức, người lao động tham gia đào tạo, tập huấn, bồi dưỡng kiến thức về chuyển đổi số do cơ quan có thẩm quyền tổ chức','Năm 2026',NULL,'Sở Tư pháp (Văn phòng Sở)','Các sở, ban, ngành cấp tỉnh; các phòng, đơn vị thuộc Sở','100% công chức, viên chức, người lao động được cử tham gia đào tạo, bồi dưỡng',100.0,'');
INSERT INTO programme_task VALUES(21,2,6,'6','An toàn thông tin, an ninh mạng','Triển khai nhiệm vụ bảo đảm an toàn thông tin theo cấp độ cho các hệ thống thông tin, bảo đảm 100% hệ thống thông tin xây dựng hồ sơ đề xuất cấp độ và được phê duyệt theo quy định; triển khai đầy đủ phương án bảo đảm an toàn thông tin theo hồ sơ được phê duyệt','Xây dựng cấp độ và được cơ quan có thẩm quyền phê duyệt','Năm 2026',NULL,'Sở Tư pháp (Văn phòng Sở)','Công an tỉnh An Giang','100% hệ thống thông tin được phê duyệt hồ sơ đề xuất cấp độ và triển khai đầy đủ phương án bảo đảm an toàn thông tin theo hồ sơ được phê duyệt',100.0,'level_and_plan');
INSERT INTO programme_task VALUES(22,2,7,'7','An toàn thông tin, an ninh mạng','Thực hiện kiểm tra, đánh giá an toàn thông tin, an ninh mạng định kỳ cho hệ thống thông tin (tối thiểu 1 lần/2 năm đối với hệ thống thông tin cấp độ 1, cấp độ 2; tối thiểu 1 lần/năm đối với hệ thống thông tin cấp độ 3, cấp độ 4) và theo hướng dẫn của Bộ Công an, chỉ đạo của Công an tỉnh; thực hiện có hiệu quả nguyên tắc “Hệ thống thông tin chưa được kết luận bảo đảm an toàn thông tin thì chưa đưa vào sử dụng”','Thực hiện theo quyết định đã được phê duyệt của cơ quan có thẩm quyền','Năm 2026',NULL,'Sở Tư pháp (Văn phòng Sở)','Công an tỉnh An Giang','100% hệ thống thông tin kiểm tra, đánh giá an toàn thông tin, an ninh mạng định kỳ theo quy định hoặc theo văn bản chỉ đạo của Công an tỉnh',100.0,'audited');
INSERT INTO programme_task VALUES(23,2,8,'8','Hoạt động chính quyền số','Duy trì, cải thiện và nâng cấp Trang thông tin điện tử của Sở Tư pháp, đáp ứng yêu cầu chức năng, tính năng kỹ thuật theo quy định tại theo Thông tư số 22/2023/TT-BTTTT ngày 31/12/2023 của Bộ Thông tin và Truyền thông và hướng dẫn của Sở Khoa học và Công nghệ tỉnh','Xây dựng Quyết định/Kế hoạch và triển khai nâng cấp Trang thông tin điện tử của Sở Tư pháp đáp ứng yêu cầu chức năng, tính năng kỹ thuật theo quy định tại theo Thông tư số 22/2023/TT-BTTTT','Năm 2026',NULL,'Sở Tư pháp (Văn phòng Sở)','Sở Khoa học và Công nghệ; Các sở, ban, ngành cấp tỉnh','Trang thông tin điện tử của Sở Tư pháp đáp ứng yêu cầu chức năng, tính năng kỹ thuật theo quy định tại theo Thông tư số 22/2023/TT-BTTTT',NULL,'');
INSERT INTO programme_task VALUES(24,2,9,'9','Hoạt động chính quyền số','Đẩy mạnh cung cấp dịch vụ công trực tuyến, phấn đấu 80% trở lên hồ sơ thủ tục hành chính là hồ sơ trực tuyến toàn trình; 80% người dân và doanh nghiệp sử dụng dịch vụ công trực tuyến; 95% người dân, doanh nghiệp đánh giá hài lòng khi sử dụng dịch vụ công trực tuyến','Xây dựng Kế hoạch triển khai thực hiện về CCHC, KSTTHC; Tuyên truyền trên Trang thông tin điện tử Sở Tư pháp và phương tiện thông tin khác','Năm 2026',NULL,'Sở Tư pháp (Phòng, đơn vị thuộc Sở có TTHC)','Trung tâm Phục vụ hành chính công tỉnh; Sở Khoa học và Công nghệ','80% trở lên hồ sơ thủ tục hành chính là hồ sơ trực tuyến toàn trình; 80% người dân và doanh nghiệp sử dụng dịch vụ công trực tuyến; 95% người dân, doanh nghiệp đánh giá hài lòng khi sử dụng dịch vụ công trực tuyến',NULL,'');
INSERT INTO programme_task VALUES(25,2,10,'10','Hoạt động Kinh tế số','Phối hợp cơ quan có thẩm quyền rà soát, xây dựng cơ chế, chính sách để thu hút, thúc đẩy phát triển các doanh nghiệp công nghệ số có mã ngành kinh doanh chính thuộc các mã ngành kinh tế số ICT và kinh tế số nền tảng. Tăng cường công tác thông tin, tuyên truyền, triển khai hỗ trợ các doanh nghiệp sử dụng hợp đồng điện tử, nhằm góp phần nâng cao các chỉ số DTI của tỉnh','- Triển khai các nội dung tại Kế hoạch số 38/KH-UBND ngày 08/8/2025 của Ủy ban nhân dân tỉnh An Giang về hỗ trợ doanh nghiệp nhỏ và vừa, doanh nghiệp tư nhân, hộ kinh doanh, cá nhân kinh doanh năm 2026 và giai đoạn 2026 - 2028 trên địa bàn tỉnh An Giang. - Triển khai Kế hoạch thực hiện Chương trình phát triển kinh tế số - xã hội số với các mục tiêu được lượng hóa cụ thể; giao trách nhiệm người đứng đầu các đơn vị trực tiếp phụ trách, chỉ đạo. - Triển khai các nhiệm vụ hỗ trợ các doanh nghiệp nhỏ và vừa chuyển đổi số','Năm 2026',NULL,'Sở Tư pháp (Các phòng, đơn vị thuộc Sở)','Các sở, ban, ngành cấp tỉnh','Tham gia, phối hợp cơ quan có thẩm quyền rà soát, xây dựng cơ chế, chính sách để thu hút, thúc đẩy phát triển các doanh nghiệp công nghệ số, nhằm góp phần nâng cao các chỉ số DTI của tỉnh',NULL,'');
INSERT INTO programme_task VALUES(26,2,11,'11','Hoạt động xã hội số','Phối hợp cơ quan có thẩm quyền tăng cường công tác thông tin, tuyên truyền, vận động, khuyến khích người dân đăng ký tài khoản giao dịch tại ngân hàng, đăng ký sử dụng chữ ký số hoặc chữ ký điện tử cá nhân để thực hiện các giao dịch điện tử, sử dụng Sổ sức khỏe điện tử. Tham gia đào tạo bồi dưỡng kỹ năng thông tin và truyền thông mức cơ bản cho người dân trên địa bàn tỉnh, nhằm góp phần nâng cao các chỉ số DTI của tỉnh','Tham gia cùng cơ quan có thẩm quyền tổ chức thông tin, tuyên truyền, vận động, khuyến khích người dân đăng ký tài khoản giao dịch tại ngân hàng, đăng ký sử dụng chữ ký số hoặc chữ ký điện tử cá nhân để thực hiện các giao dịch điện tử, sử dụng Sổ sức khỏe điện tử..','Năm 2026',NULL,'Sở Tư pháp (Các phòng, đơn vị thuộc Sở)','Các sở, ban, ngành cấp tỉnh','Cử công chức, viên chức, người lao động tăng cường công tác thông tin, tuyên truyền, vận động, khuyến khích người dân đăng ký tài khoản giao dịch tại ngân hàng, đăng ký sử dụng chữ ký số hoặc chữ ký điện tử cá nhân để thực hiện các giao dịch điện tử, sử dụng Sổ sức khỏe điện tử',NULL,'');
CREATE TABLE programme_task_unit (
	task_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	PRIMARY KEY (task_id, unit_id), 
	FOREIGN KEY(task_id) REFERENCES programme_task (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO programme_task_unit VALUES(11,5);
INSERT INTO programme_task_unit VALUES(12,2);
INSERT INTO programme_task_unit VALUES(14,3);
INSERT INTO programme_task_unit VALUES(14,4);
INSERT INTO programme_task_unit VALUES(14,6);
INSERT INTO programme_task_unit VALUES(14,2);
INSERT INTO programme_task_unit VALUES(14,5);
INSERT INTO programme_task_unit VALUES(15,4);
INSERT INTO programme_task_unit VALUES(16,2);
INSERT INTO programme_task_unit VALUES(17,3);
INSERT INTO programme_task_unit VALUES(17,4);
INSERT INTO programme_task_unit VALUES(17,6);
INSERT INTO programme_task_unit VALUES(17,2);
INSERT INTO programme_task_unit VALUES(17,5);
INSERT INTO programme_task_unit VALUES(18,2);
INSERT INTO programme_task_unit VALUES(19,2);
INSERT INTO programme_task_unit VALUES(20,2);
INSERT INTO programme_task_unit VALUES(21,2);
INSERT INTO programme_task_unit VALUES(22,2);
INSERT INTO programme_task_unit VALUES(23,2);
INSERT INTO programme_task_unit VALUES(25,3);
INSERT INTO programme_task_unit VALUES(25,4);
INSERT INTO programme_task_unit VALUES(25,6);
INSERT INTO programme_task_unit VALUES(25,2);
INSERT INTO programme_task_unit VALUES(25,5);
INSERT INTO programme_task_unit VALUES(26,3);
INSERT INTO programme_task_unit VALUES(26,4);
INSERT INTO programme_task_unit VALUES(26,6);
INSERT INTO programme_task_unit VALUES(26,2);
INSERT INTO programme_task_unit VALUES(26,5);
CREATE TABLE approval_forecast (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	expected_on DATE NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE asset (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	item VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	present BOOLEAN NOT NULL, 
	name VARCHAR NOT NULL, 
	model VARCHAR NOT NULL, 
	quantity INTEGER NOT NULL, 
	location VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	host VARCHAR NOT NULL, 
	operating_system VARCHAR NOT NULL, 
	private_addresses VARCHAR NOT NULL, 
	public_addresses VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT asset_kind CHECK (kind IN ('device', 'application', 'zone')), 
	CONSTRAINT asset_quantity CHECK (quantity BETWEEN 1 AND 100000), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE issued_document (
	id INTEGER NOT NULL, 
	paper VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	system_id INTEGER, 
	as_of DATE NOT NULL, 
	number VARCHAR NOT NULL, 
	ending VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	facts JSON NOT NULL, 
	template VARCHAR NOT NULL, 
	issued_at DATETIME NOT NULL, 
	issued_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(sha256) REFERENCES paper_file (sha256), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE narrative (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	part VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE risk (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	item VARCHAR NOT NULL, 
	present BOOLEAN NOT NULL, 
	threat VARCHAR NOT NULL, 
	weakness VARCHAR NOT NULL, 
	likelihood INTEGER NOT NULL, 
	impact INTEGER NOT NULL, 
	harm VARCHAR NOT NULL, 
	measures VARCHAR NOT NULL, 
	responsible VARCHAR NOT NULL, 
	due_on DATE, 
	PRIMARY KEY (id), 
	CONSTRAINT risk_impact CHECK (impact BETWEEN 1 AND 3), 
	CONSTRAINT risk_likelihood CHECK (likelihood BETWEEN 1 AND 3), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE task_progress (
	id INTEGER NOT NULL, 
	task_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	quarter INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	state VARCHAR NOT NULL, 
	percent FLOAT, 
	result VARCHAR NOT NULL, 
	difficulties VARCHAR NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	PRIMARY KEY (id), 
	CONSTRAINT task_progress_state CHECK (state IN ('not_started', 'in_progress', 'done')), 
	CONSTRAINT task_progress_percent CHECK (percent BETWEEN 0 AND 100), 
	CONSTRAINT task_progress_quarter CHECK (quarter BETWEEN 1 AND 4), 
	FOREIGN KEY(task_id) REFERENCES programme_task (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO task_progress VALUES(1,16,2,2026,1,'2026-11-29','in_progress',20.0,'Đã phân công đầu mối và ban hành văn bản triển khai','Thiếu kinh phí','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(2,16,2,2026,4,'2026-11-29','in_progress',60.0,'Đã phân công đầu mối và ban hành văn bản triển khai','Thiếu kinh phí','2026-11-28 17:46:02.575444','can.bo','2026-11-28 17:46:02.575444','can.bo','Ghi nhầm nhiệm vụ');
INSERT INTO task_progress VALUES(3,17,2,2026,1,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(4,17,2,2026,4,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(5,17,3,2026,1,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(6,17,3,2026,4,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(7,19,2,2026,1,'2026-11-29','in_progress',20.0,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(8,19,2,2026,4,'2026-11-29','in_progress',60.0,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(9,20,2,2026,1,'2026-11-29','in_progress',20.0,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(10,20,2,2026,4,'2026-11-29','in_progress',60.0,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(11,23,2,2026,1,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(12,23,2,2026,4,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(13,25,2,2026,1,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(14,25,2,2026,4,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(15,25,3,2026,1,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(16,25,3,2026,4,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(17,26,2,2026,1,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(18,26,2,2026,4,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(19,26,3,2026,1,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
INSERT INTO task_progress VALUES(20,26,3,2026,4,'2026-11-29','in_progress',NULL,'Đã phân công đầu mối và ban hành văn bản triển khai','','2026-11-28 17:46:02.575444','can.bo',NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "pending_fact" (
	id INTEGER NOT NULL, 
	system_id INTEGER, 
	fact VARCHAR NOT NULL, 
	content JSON NOT NULL, 
	proposed_at DATETIME NOT NULL, 
	proposed_by VARCHAR NOT NULL, 
	decided_at DATETIME, 
	decided_by VARCHAR, 
	outcome VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT pending_fact_outcome CHECK (outcome IN ('', 'confirmed', 'refused')), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
INSERT INTO pending_fact VALUES(1,12,'decision','{"date": "2026-11-26", "level": 2, "regime": "331/2026", "number": "77/Q\u0110-STP", "issuer": "S\u1edf T\u01b0 ph\u00e1p"}','2026-11-28 17:45:59.462160','can.bo',NULL,NULL,'','');
INSERT INTO pending_fact VALUES(2,12,'role','{"on": "2026-11-26", "responsibility": "used", "confirmed_by": "can.bo", "note": ""}','2026-11-28 17:45:59.462160','can.bo',NULL,NULL,'','');
INSERT INTO pending_fact VALUES(3,NULL,'cadence_policy','{"name": "K\u1ebf ho\u1ea1ch n\u0103m 2027", "in_force_from": "2027-01-01", "clause": "m\u1ee5c II.3.b", "months": {"1": 36, "2": 36, "3": 24}, "note": ""}','2026-11-28 17:45:59.462160','can.bo',NULL,NULL,'','');
CREATE TABLE IF NOT EXISTS "message" (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	created_at DATETIME NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_attempt_at DATETIME NOT NULL, 
	last_error VARCHAR NOT NULL, 
	sent_at DATETIME, 
	sent_to VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT message_kind CHECK (kind IN ('digest', 'incidents'))
);
CREATE TABLE gate_rule (
	code VARCHAR NOT NULL, 
	in_force_from DATE NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	PRIMARY KEY (code)
);
INSERT INTO gate_rule VALUES('level_below_criteria','2026-08-19','2026-11-28 17:45:56.340689','cài đặt');
INSERT INTO gate_rule VALUES('issuer_not_allowed','2026-08-19','2026-11-28 17:45:56.340689','cài đặt');
INSERT INTO gate_rule VALUES('plan_before_decision','2026-08-19','2026-11-28 17:45:56.340689','cài đặt');
INSERT INTO gate_rule VALUES('no_certificate','2026-08-19','2026-11-28 17:45:56.340689','cài đặt');
INSERT INTO gate_rule VALUES('higher_level_counts','2026-08-19','2026-11-28 17:45:56.340689','cài đặt');
CREATE TABLE role (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	responsibility VARCHAR, 
	confirmed_by VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT role_responsibility CHECK (responsibility IN ('owned', 'operated', 'used')), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE level_reason (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	level INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE investment (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	number VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE certificate (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	number VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	issuer VARCHAR NOT NULL, 
	valid_until DATE, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT certificate_issuer CHECK (issuer IN ('ministry_of_public_security', 'ministry_of_national_defence', 'government_cipher_committee')), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE conditions_met (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	audit_id INTEGER NOT NULL, 
	number VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(audit_id) REFERENCES audit (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE self_evaluation (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	evaluator VARCHAR NOT NULL, 
	result VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	notified_on DATE, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE own_cadence (
	id INTEGER NOT NULL, 
	system_id INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	voided_at DATETIME, 
	voided_by VARCHAR, 
	void_reason VARCHAR, 
	"on" DATE NOT NULL, 
	months INTEGER, 
	reason VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(system_id) REFERENCES system (id)
);
CREATE TABLE import_run (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	"by" VARCHAR NOT NULL, 
	branch VARCHAR NOT NULL, 
	file VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	summary JSON NOT NULL, 
	undone_at DATETIME, 
	undone_by VARCHAR, 
	undo_reason VARCHAR, 
	PRIMARY KEY (id)
);
CREATE TABLE import_change (
	run_id INTEGER NOT NULL, 
	content JSON NOT NULL, 
	PRIMARY KEY (run_id), 
	FOREIGN KEY(run_id) REFERENCES import_run (id)
);
CREATE INDEX job_run_order ON job_run (job, started_at);
CREATE INDEX trail_subject ON trail (subject, id);
CREATE INDEX ix_unit_path ON unit (path);
CREATE INDEX ix_system_unit_id ON system (unit_id);
CREATE INDEX system_audit_due ON system (audit_due_on);
CREATE INDEX system_lapse ON system (cleared_until);
CREATE INDEX system_next_alert ON system (next_alert_on);
CREATE INDEX system_order ON system (sort_key);
CREATE INDEX alert_order ON alert (raised_on, id);
CREATE INDEX ix_alert_system_id ON alert (system_id);
CREATE INDEX ix_audit_system_id ON audit (system_id);
CREATE INDEX ix_change_system_id ON change (system_id);
CREATE INDEX ix_classification_system_id ON classification (system_id);
CREATE INDEX ix_decision_system_id ON decision (system_id);
CREATE INDEX ix_dossier_system_id ON dossier (system_id);
CREATE INDEX ix_dossier_component_system_id ON dossier_component (system_id);
CREATE INDEX ix_operation_system_id ON operation (system_id);
CREATE INDEX ix_permission_system_id ON permission (system_id);
CREATE INDEX ix_plan_state_system_id ON plan_state (system_id);
CREATE INDEX ix_regulation_system_id ON regulation (system_id);
CREATE INDEX ix_sign_in_person_id ON sign_in (person_id);
CREATE INDEX ix_system_unit_unit_id ON system_unit (unit_id);
CREATE INDEX alert_waiting ON alert_recipient (person_id) WHERE message_id IS NULL;
CREATE INDEX ix_alert_recipient_message_id ON alert_recipient (message_id);
CREATE TRIGGER classification_keep BEFORE DELETE ON "classification"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER classification_same BEFORE UPDATE OF "computed_level", "facts", "id", "national_security_list", "on", "recorded_at", "recorded_by", "regime", "system_id" ON "classification"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER classification_void_once BEFORE UPDATE ON "classification" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER classification_no_replace BEFORE INSERT ON "classification" WHEN (EXISTS (SELECT 1 FROM "classification" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER dossier_keep BEFORE DELETE ON "dossier"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER dossier_void_once BEFORE UPDATE ON "dossier" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER dossier_no_replace BEFORE INSERT ON "dossier" WHEN (EXISTS (SELECT 1 FROM "dossier" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER dossier_component_keep BEFORE DELETE ON "dossier_component"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER dossier_component_same BEFORE UPDATE OF "component", "document_date", "id", "note", "number", "on", "present", "recorded_at", "recorded_by", "system_id" ON "dossier_component"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER dossier_component_void_once BEFORE UPDATE ON "dossier_component" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER dossier_component_no_replace BEFORE INSERT ON "dossier_component" WHEN (EXISTS (SELECT 1 FROM "dossier_component" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER decision_keep BEFORE DELETE ON "decision"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER decision_same BEFORE UPDATE OF "date", "id", "issuer", "level", "number", "recorded_at", "recorded_by", "regime", "system_id" ON "decision"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER decision_void_once BEFORE UPDATE ON "decision" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER decision_no_replace BEFORE INSERT ON "decision" WHEN (EXISTS (SELECT 1 FROM "decision" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER regulation_keep BEFORE DELETE ON "regulation"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER regulation_same BEFORE UPDATE OF "date", "id", "issuer", "number", "recorded_at", "recorded_by", "system_id" ON "regulation"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER regulation_void_once BEFORE UPDATE ON "regulation" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER regulation_no_replace BEFORE INSERT ON "regulation" WHEN (EXISTS (SELECT 1 FROM "regulation" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER plan_state_keep BEFORE DELETE ON "plan_state"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER plan_state_same BEFORE UPDATE OF "expected_on", "id", "on", "recorded_at", "recorded_by", "state", "system_id" ON "plan_state"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER plan_state_void_once BEFORE UPDATE ON "plan_state" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER plan_state_no_replace BEFORE INSERT ON "plan_state" WHEN (EXISTS (SELECT 1 FROM "plan_state" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER change_keep BEFORE DELETE ON "change"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER change_void_once BEFORE UPDATE ON "change" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER change_no_replace BEFORE INSERT ON "change" WHEN (EXISTS (SELECT 1 FROM "change" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER operation_keep BEFORE DELETE ON "operation"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER operation_same BEFORE UPDATE OF "id", "on", "reason", "recorded_at", "recorded_by", "state", "system_id" ON "operation"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER operation_void_once BEFORE UPDATE ON "operation" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER operation_no_replace BEFORE INSERT ON "operation" WHEN (EXISTS (SELECT 1 FROM "operation" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER audit_keep BEFORE DELETE ON "audit"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER audit_void_once BEFORE UPDATE ON "audit" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER audit_no_replace BEFORE INSERT ON "audit" WHEN (EXISTS (SELECT 1 FROM "audit" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER permission_keep BEFORE DELETE ON "permission"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER permission_same BEFORE UPDATE OF "granted", "id", "on", "reason", "recorded_at", "recorded_by", "system_id" ON "permission"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER permission_void_once BEFORE UPDATE ON "permission" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER permission_no_replace BEFORE INSERT ON "permission" WHEN (EXISTS (SELECT 1 FROM "permission" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER cadence_policy_keep BEFORE DELETE ON "cadence_policy"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER cadence_policy_same BEFORE UPDATE OF "clause", "id", "in_force_from", "months", "name", "note", "recorded_at", "recorded_by" ON "cadence_policy"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER cadence_policy_void_once BEFORE UPDATE ON "cadence_policy" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER cadence_policy_no_replace BEFORE INSERT ON "cadence_policy" WHEN (EXISTS (SELECT 1 FROM "cadence_policy" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail  BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail  BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER trail_head_no_delete BEFORE DELETE ON trail_head  BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER trail_no_replace BEFORE INSERT ON "trail" WHEN (EXISTS (SELECT 1 FROM "trail" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE INDEX ix_focal_point_unit_id ON focal_point (unit_id);
CREATE INDEX ix_advisory_system_id ON advisory (system_id);
CREATE INDEX ix_agreement_system_id ON agreement (system_id);
CREATE INDEX ix_alert_snooze_person_id ON alert_snooze (person_id);
CREATE INDEX ix_calendar_link_person_id ON calendar_link (person_id);
CREATE INDEX ix_evidence_sha256 ON evidence (sha256);
CREATE INDEX ix_evidence_system_id ON evidence (system_id);
CREATE INDEX incident_detected ON incident (detected_at);
CREATE INDEX ix_incident_system_id ON incident (system_id);
CREATE INDEX ix_plan_item_system_id ON plan_item (system_id);
CREATE INDEX ix_planned_audit_system_id ON planned_audit (system_id);
CREATE INDEX ix_recovery_code_person_id ON recovery_code (person_id);
CREATE INDEX ix_website_system_id ON website (system_id);
CREATE INDEX ix_incident_step_incident_id ON incident_step (incident_id);
CREATE INDEX ix_incident_step_system_id ON incident_step (system_id);
CREATE INDEX ix_website_review_system_id ON website_review (system_id);
CREATE INDEX ix_website_review_website_id ON website_review (website_id);
CREATE INDEX ix_finding_audit_id ON finding (audit_id);
CREATE INDEX ix_finding_system_id ON finding (system_id);
CREATE INDEX ix_resolution_system_id ON resolution (system_id);
CREATE INDEX resolution_advisory ON resolution (advisory_id);
CREATE INDEX resolution_finding ON resolution (finding_id);
CREATE INDEX ix_audit_planned_id ON audit (planned_id);
CREATE TRIGGER plan_item_keep BEFORE DELETE ON "plan_item"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER plan_item_same BEFORE UPDATE OF "due_on", "id", "note", "on", "recorded_at", "recorded_by", "regime", "requirement", "responsible", "state", "system_id" ON "plan_item"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER plan_item_void_once BEFORE UPDATE ON "plan_item" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER plan_item_no_replace BEFORE INSERT ON "plan_item" WHEN (EXISTS (SELECT 1 FROM "plan_item" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER agreement_keep BEFORE DELETE ON "agreement"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER agreement_void_once BEFORE UPDATE ON "agreement" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER agreement_no_replace BEFORE INSERT ON "agreement" WHEN (EXISTS (SELECT 1 FROM "agreement" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER planned_audit_keep BEFORE DELETE ON "planned_audit"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER planned_audit_same BEFORE UPDATE OF "assessor", "assessor_kind", "id", "kind", "note", "occasion", "on", "recorded_at", "recorded_by", "system_id" ON "planned_audit"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER planned_audit_void_once BEFORE UPDATE ON "planned_audit" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER planned_audit_no_replace BEFORE INSERT ON "planned_audit" WHEN (EXISTS (SELECT 1 FROM "planned_audit" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER finding_keep BEFORE DELETE ON "finding"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER finding_same BEFORE UPDATE OF "audit_id", "due_on", "id", "on", "recorded_at", "recorded_by", "responsible", "severity", "system_id", "what" ON "finding"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER finding_void_once BEFORE UPDATE ON "finding" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER finding_no_replace BEFORE INSERT ON "finding" WHEN (EXISTS (SELECT 1 FROM "finding" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER advisory_keep BEFORE DELETE ON "advisory"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER advisory_same BEFORE UPDATE OF "due_on", "id", "kind", "number", "on", "recorded_at", "recorded_by", "source", "system_id", "what" ON "advisory"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER advisory_void_once BEFORE UPDATE ON "advisory" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER advisory_no_replace BEFORE INSERT ON "advisory" WHEN (EXISTS (SELECT 1 FROM "advisory" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER resolution_keep BEFORE DELETE ON "resolution"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER resolution_same BEFORE UPDATE OF "advisory_id", "finding_id", "how", "id", "on", "recorded_at", "recorded_by", "system_id" ON "resolution"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER resolution_void_once BEFORE UPDATE ON "resolution" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER resolution_no_replace BEFORE INSERT ON "resolution" WHEN (EXISTS (SELECT 1 FROM "resolution" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER incident_keep BEFORE DELETE ON "incident"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER incident_same BEFORE UPDATE OF "complex", "detected_at", "id", "personal_data", "recorded_at", "recorded_by", "serious", "system_id", "urgent", "what" ON "incident"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER incident_void_once BEFORE UPDATE ON "incident" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER incident_no_replace BEFORE INSERT ON "incident" WHEN (EXISTS (SELECT 1 FROM "incident" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER incident_step_keep BEFORE DELETE ON "incident_step"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER incident_step_same BEFORE UPDATE OF "at", "id", "incident_id", "kind", "note", "number", "recorded_at", "recorded_by", "system_id" ON "incident_step"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER incident_step_void_once BEFORE UPDATE ON "incident_step" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER incident_step_no_replace BEFORE INSERT ON "incident_step" WHEN (EXISTS (SELECT 1 FROM "incident_step" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER website_keep BEFORE DELETE ON "website"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER website_same BEFORE UPDATE OF "address", "id", "on", "recorded_at", "recorded_by", "review_months", "system_id" ON "website"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER website_void_once BEFORE UPDATE ON "website" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER website_no_replace BEFORE INSERT ON "website" WHEN (EXISTS (SELECT 1 FROM "website" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER website_review_keep BEFORE DELETE ON "website_review"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER website_review_same BEFORE UPDATE OF "id", "note", "on", "recorded_at", "recorded_by", "result", "system_id", "website_id" ON "website_review"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER website_review_void_once BEFORE UPDATE ON "website_review" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER website_review_no_replace BEFORE INSERT ON "website_review" WHEN (EXISTS (SELECT 1 FROM "website_review" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER evidence_keep BEFORE DELETE ON "evidence"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER evidence_same BEFORE UPDATE OF "about", "about_id", "filename", "id", "kind", "on", "recorded_at", "recorded_by", "replaces_id", "sha256", "system_id", "title" ON "evidence"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER evidence_void_once BEFORE UPDATE ON "evidence" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER evidence_no_replace BEFORE INSERT ON "evidence" WHEN (EXISTS (SELECT 1 FROM "evidence" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER audit_same BEFORE UPDATE OF "assessor", "assessor_kind", "box", "compliance", "concluded_on", "conclusion", "conditions", "conditions_until", "document_date", "document_number", "effectiveness", "id", "issuer", "kind", "licence", "occasion", "planned_id", "recorded_at", "recorded_by", "system_id", "weaknesses" ON "audit"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER change_same BEFORE UPDATE OF "aspects", "id", "major", "on", "recorded_at", "recorded_by", "system_id", "what" ON "change"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE INDEX ix_paper_template_paper ON paper_template (paper);
CREATE INDEX ix_programme_task_programme_id ON programme_task (programme_id);
CREATE INDEX ix_programme_task_unit_unit_id ON programme_task_unit (unit_id);
CREATE INDEX ix_approval_forecast_system_id ON approval_forecast (system_id);
CREATE INDEX ix_asset_system_id ON asset (system_id);
CREATE INDEX issued_document_order ON issued_document (issued_at, id);
CREATE INDEX ix_issued_document_fingerprint ON issued_document (fingerprint);
CREATE INDEX ix_issued_document_sha256 ON issued_document (sha256);
CREATE INDEX ix_issued_document_system_id ON issued_document (system_id);
CREATE INDEX ix_narrative_system_id ON narrative (system_id);
CREATE INDEX ix_risk_system_id ON risk (system_id);
CREATE INDEX ix_task_progress_task_id ON task_progress (task_id);
CREATE INDEX ix_task_progress_unit_id ON task_progress (unit_id);
CREATE TRIGGER narrative_keep BEFORE DELETE ON "narrative"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER narrative_same BEFORE UPDATE OF "id", "on", "part", "recorded_at", "recorded_by", "system_id", "text" ON "narrative"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER narrative_void_once BEFORE UPDATE ON "narrative" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER narrative_no_replace BEFORE INSERT ON "narrative" WHEN (EXISTS (SELECT 1 FROM "narrative" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER asset_keep BEFORE DELETE ON "asset"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER asset_same BEFORE UPDATE OF "host", "id", "item", "kind", "location", "model", "name", "on", "operating_system", "present", "private_addresses", "public_addresses", "purpose", "quantity", "recorded_at", "recorded_by", "system_id" ON "asset"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER asset_void_once BEFORE UPDATE ON "asset" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER asset_no_replace BEFORE INSERT ON "asset" WHEN (EXISTS (SELECT 1 FROM "asset" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER risk_keep BEFORE DELETE ON "risk"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER risk_same BEFORE UPDATE OF "due_on", "harm", "id", "impact", "item", "likelihood", "measures", "on", "present", "recorded_at", "recorded_by", "responsible", "system_id", "threat", "weakness" ON "risk"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER risk_void_once BEFORE UPDATE ON "risk" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER risk_no_replace BEFORE INSERT ON "risk" WHEN (EXISTS (SELECT 1 FROM "risk" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER approval_forecast_keep BEFORE DELETE ON "approval_forecast"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER approval_forecast_same BEFORE UPDATE OF "expected_on", "id", "on", "recorded_at", "recorded_by", "system_id" ON "approval_forecast"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER approval_forecast_void_once BEFORE UPDATE ON "approval_forecast" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER approval_forecast_no_replace BEFORE INSERT ON "approval_forecast" WHEN (EXISTS (SELECT 1 FROM "approval_forecast" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER task_progress_keep BEFORE DELETE ON "task_progress"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER task_progress_same BEFORE UPDATE OF "difficulties", "id", "on", "percent", "quarter", "recorded_at", "recorded_by", "result", "state", "task_id", "unit_id", "year" ON "task_progress"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER task_progress_void_once BEFORE UPDATE ON "task_progress" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER task_progress_no_replace BEFORE INSERT ON "task_progress" WHEN (EXISTS (SELECT 1 FROM "task_progress" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER issued_document_keep BEFORE DELETE ON "issued_document"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER issued_document_same BEFORE UPDATE OF "as_of", "ending", "facts", "fingerprint", "id", "issued_at", "issued_by", "number", "paper", "sha256", "size", "subject", "system_id", "template", "title" ON "issued_document"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER issued_document_void_once BEFORE UPDATE ON "issued_document" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER issued_document_no_replace BEFORE INSERT ON "issued_document" WHEN (EXISTS (SELECT 1 FROM "issued_document" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER paper_file_keep BEFORE DELETE ON paper_file  BEGIN SELECT RAISE(ABORT, 'a printed paper stays as it is'); END;
CREATE TRIGGER paper_file_same BEFORE UPDATE ON paper_file  BEGIN SELECT RAISE(ABORT, 'a printed paper stays as it is'); END;
CREATE INDEX ix_pending_fact_system_id ON pending_fact (system_id);
CREATE INDEX pending_fact_open ON pending_fact (proposed_at);
CREATE INDEX message_unsent ON message (next_attempt_at) WHERE sent_at IS NULL;
CREATE INDEX ix_message_person_id ON message (person_id);
CREATE UNIQUE INDEX message_one_a_day ON message (day, person_id) WHERE kind = 'digest';
CREATE INDEX ix_role_system_id ON role (system_id);
CREATE INDEX ix_level_reason_system_id ON level_reason (system_id);
CREATE INDEX ix_investment_system_id ON investment (system_id);
CREATE INDEX ix_certificate_system_id ON certificate (system_id);
CREATE INDEX ix_conditions_met_system_id ON conditions_met (system_id);
CREATE INDEX ix_conditions_met_audit_id ON conditions_met (audit_id);
CREATE INDEX ix_self_evaluation_system_id ON self_evaluation (system_id);
CREATE INDEX ix_own_cadence_system_id ON own_cadence (system_id);
CREATE INDEX ix_agreement_replaces_id ON agreement (replaces_id);
CREATE INDEX ix_agreement_ends_on ON agreement (ends_on);
CREATE TRIGGER agreement_same BEFORE UPDATE OF "covers_approval", "ends_on", "id", "kind", "number", "on", "party", "recorded_at", "recorded_by", "replaces_id", "scope", "system_id" ON "agreement"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER role_keep BEFORE DELETE ON "role"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER role_same BEFORE UPDATE OF "confirmed_by", "id", "note", "on", "recorded_at", "recorded_by", "responsibility", "system_id" ON "role"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER role_void_once BEFORE UPDATE ON "role" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER role_no_replace BEFORE INSERT ON "role" WHEN (EXISTS (SELECT 1 FROM "role" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER level_reason_keep BEFORE DELETE ON "level_reason"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER level_reason_same BEFORE UPDATE OF "id", "level", "number", "on", "reason", "recorded_at", "recorded_by", "system_id" ON "level_reason"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER level_reason_void_once BEFORE UPDATE ON "level_reason" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER level_reason_no_replace BEFORE INSERT ON "level_reason" WHEN (EXISTS (SELECT 1 FROM "level_reason" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER investment_keep BEFORE DELETE ON "investment"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER investment_same BEFORE UPDATE OF "id", "note", "number", "on", "recorded_at", "recorded_by", "system_id" ON "investment"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER investment_void_once BEFORE UPDATE ON "investment" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER investment_no_replace BEFORE INSERT ON "investment" WHEN (EXISTS (SELECT 1 FROM "investment" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER certificate_keep BEFORE DELETE ON "certificate"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER certificate_same BEFORE UPDATE OF "id", "issuer", "note", "number", "on", "recorded_at", "recorded_by", "system_id", "valid_until" ON "certificate"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER certificate_void_once BEFORE UPDATE ON "certificate" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER certificate_no_replace BEFORE INSERT ON "certificate" WHEN (EXISTS (SELECT 1 FROM "certificate" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER conditions_met_keep BEFORE DELETE ON "conditions_met"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER conditions_met_same BEFORE UPDATE OF "audit_id", "id", "note", "number", "on", "recorded_at", "recorded_by", "system_id" ON "conditions_met"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER conditions_met_void_once BEFORE UPDATE ON "conditions_met" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER conditions_met_no_replace BEFORE INSERT ON "conditions_met" WHEN (EXISTS (SELECT 1 FROM "conditions_met" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER self_evaluation_keep BEFORE DELETE ON "self_evaluation"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER self_evaluation_same BEFORE UPDATE OF "evaluator", "id", "notified_on", "number", "on", "recorded_at", "recorded_by", "result", "system_id" ON "self_evaluation"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER self_evaluation_void_once BEFORE UPDATE ON "self_evaluation" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER self_evaluation_no_replace BEFORE INSERT ON "self_evaluation" WHEN (EXISTS (SELECT 1 FROM "self_evaluation" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER own_cadence_keep BEFORE DELETE ON "own_cadence"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never deleted: void it with a reason'); END;
CREATE TRIGGER own_cadence_same BEFORE UPDATE OF "id", "months", "number", "on", "reason", "recorded_at", "recorded_by", "system_id" ON "own_cadence"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER own_cadence_void_once BEFORE UPDATE ON "own_cadence" WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER own_cadence_no_replace BEFORE INSERT ON "own_cadence" WHEN (EXISTS (SELECT 1 FROM "own_cadence" WHERE id = NEW.id)) BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE TRIGGER system_keep BEFORE DELETE ON system  BEGIN SELECT RAISE(ABORT, 'a system is never deleted: record that it is retired'); END;
CREATE TRIGGER system_in_use_insert BEFORE INSERT ON system WHEN (NEW.in_use) BEGIN SELECT RAISE(ABORT, 'in use without clearance'); END;
CREATE TRIGGER system_in_use_update BEFORE UPDATE OF in_use, cleared_until ON system WHEN NEW.in_use AND (NOT OLD.in_use OR NEW.cleared_until IS NOT OLD.cleared_until) AND NOT COALESCE((
    NEW.cleared_until >= date('now', '+7 hours')
    AND NEW.cleared_until <= min(date((SELECT max(concluded_on) FROM audit WHERE system_id = NEW.id AND voided_at IS NULL AND kind <> 'ad_hoc'), '+' || (SELECT max(CASE WHEN instr(months, ('"' || (SELECT level FROM decision WHERE system_id = NEW.id AND voided_at IS NULL ORDER BY "date" DESC, id DESC LIMIT 1) || '":')) THEN CAST(substr(months, instr(months, ('"' || (SELECT level FROM decision WHERE system_id = NEW.id AND voided_at IS NULL ORDER BY "date" DESC, id DESC LIMIT 1) || '":')) + 4) AS INTEGER) END) FROM cadence_policy WHERE voided_at IS NULL AND (SELECT level FROM decision WHERE system_id = NEW.id AND voided_at IS NULL ORDER BY "date" DESC, id DESC LIMIT 1) IS NOT NULL) || ' months'), date((SELECT max(concluded_on) FROM audit WHERE system_id = NEW.id AND voided_at IS NULL AND kind <> 'ad_hoc'), 'start of month', '+' || (1 + (SELECT max(CASE WHEN instr(months, ('"' || (SELECT level FROM decision WHERE system_id = NEW.id AND voided_at IS NULL ORDER BY "date" DESC, id DESC LIMIT 1) || '":')) THEN CAST(substr(months, instr(months, ('"' || (SELECT level FROM decision WHERE system_id = NEW.id AND voided_at IS NULL ORDER BY "date" DESC, id DESC LIMIT 1) || '":')) + 4) AS INTEGER) END) FROM cadence_policy WHERE voided_at IS NULL AND (SELECT level FROM decision WHERE system_id = NEW.id AND voided_at IS NULL ORDER BY "date" DESC, id DESC LIMIT 1) IS NOT NULL)) || ' months', '-1 day'))
    AND (SELECT conclusion <> 'not_eligible' AND COALESCE(NEW.cleared_until <= conditions_until OR EXISTS (
    SELECT 1 FROM conditions_met WHERE audit_id = audit.id AND conditions_met.voided_at IS NULL
    AND conditions_met."on" <= audit.conditions_until), 1)
         FROM audit WHERE system_id = NEW.id AND voided_at IS NULL ORDER BY concluded_on DESC, id DESC LIMIT 1)
    AND COALESCE((SELECT granted FROM permission WHERE system_id = NEW.id AND voided_at IS NULL
                  ORDER BY "on" DESC, id DESC LIMIT 1), 0) = 1
    AND (NEW.responsibility = 'used'
         OR (EXISTS (SELECT 1 FROM regulation WHERE system_id = NEW.id AND voided_at IS NULL)
             AND COALESCE((SELECT state FROM plan_state WHERE system_id = NEW.id AND voided_at IS NULL
                           ORDER BY "on" DESC, id DESC LIMIT 1), 'none') = 'full'))
), 0) BEGIN SELECT RAISE(ABORT, 'in use without clearance'); END;
CREATE TRIGGER system_void_once BEFORE UPDATE OF voided_at, voided_by, void_reason ON system WHEN (OLD.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided fact stays as it is'); END;
CREATE TRIGGER system_voided_not_in_use BEFORE UPDATE OF in_use, voided_at ON system WHEN (NEW.in_use AND NEW.voided_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a voided system is not in use'); END;
CREATE TRIGGER dossier_same BEFORE UPDATE OF "id", "number", "on", "proposed_level", "reason", "recorded_at", "recorded_by", "regime", "round", "stage", "state", "system_id" ON "dossier"  BEGIN SELECT RAISE(ABORT, 'a recorded fact is never rewritten: void it and record anew'); END;
CREATE INDEX system_transition ON system (transition_due_on);
COMMIT;
