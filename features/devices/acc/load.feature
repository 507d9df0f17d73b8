Feature: The ACC driver loads a VF by its registers

  Loading goes the way of saving. Nothing may run before all of it is there, so
  the doorbells come last, when the VMM says RUNNING.

  @clause:acc-load-order @clause:acc-load-tables @clause:acc-load-channel @clause:acc-load-doorbells @clause:acc-load-events
  Scenario: A VF is loaded in order
    Given a saved guest with device "zip0"
    When a destination VMM resumes the guest
    Then the migration driver of "zip0" does, in order:
      | writes QM_VF_AEQ_INT_MASK  |
      | writes QM_VF_EQ_INT_MASK   |
      | writes QM_IFC_INT_SOURCE_V |
      | writes QM_IFC_INT_MASK     |
      | writes QM_IFC_INT_SET_V    |
      | writes QM_QUE_ISO_CFG_V    |
      | writes QM_PAGE_SIZE        |
      | writes QM_VF_STATE         |
      | writes QM_EQC_DW0          |
      | writes QM_EQC_DW6          |
      | writes QM_AEQC_DW0         |
      | writes QM_AEQC_DW6         |
      | orders SQC_BT              |
      | orders CQC_BT              |
      | writes QM_IFC_INT_SOURCE_V |
      | writes QM_IFC_INT_MASK     |
      | rings SQ 0                 |
      | rings SQ 1                 |
      | rings SQ 2                 |
      | rings SQ 3                 |
      | rings EQ 0                 |
      | rings AEQ 0                |

  @clause:acc-load-silent
  Scenario: A loaded VF starts no DMA before it runs
    Given a saved guest with device "zip0"
    When a destination VMM has loaded "zip0" and left it stopped
    Then "zip0" starts no DMA from then on

  @clause:acc-load-incomplete
  Scenario: Match data alone is no state
    Given a saved guest with device "zip0"
    And a destination VMM that has written the first segment of "zip0"
    When the VMM tries to move "zip0" to running
    Then it is refused with EINVAL
    And the migration driver of "zip0" does "writes QM_VF_STATE" 0 times

  @clause:acc-jobs-once @clause:acc-jobs-right
  Scenario Outline: Jobs of a busy "<device>" complete at the destination
    Given a saved guest with device "<device>"
    When a destination VMM resumes the guest
    Then every job of "<device>" completes once and right
    And the guest can use "<device>"

    Examples:
      | device |
      | zip0   |
      | sec0   |
      | hpre0  |

  @clause:acc-jobs-once @clause:acc-jobs-right
  Scenario Outline: A guest is moved while its oldest job is <place>
    Given a guest whose oldest job of "<device>" is <place>
    When the guest is moved to another host
    Then each of the <jobs> jobs of "<device>" has completed once and right

    Examples:
      | device | jobs | place                                  |
      | zip0   | 4    | in guest memory, its doorbell not rung |
      | sec0   | 7    | behind its doorbell                    |
      | zip0   | 7    | fetched                                |
      | sec0   | 7    | fetched                                |
      | hpre0  | 7    | fetched                                |
      | zip0   | 7    | computed                               |
      | sec0   | 7    | its result written                     |
      | zip0   | 7    | its completion written                 |
      | hpre0  | 7    | its event written                      |
      | zip0   | 7    | its interrupt raised and not taken     |
