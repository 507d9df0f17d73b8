Feature: A part of the data section can be mapped

  Segments of whole pages lie where user space can map them, any other lies
  beside the registers, where each access is a call. data_offset says which.

  @clause:region-data-partition @clause:region-trapped
  Rule: The region names what can be mapped

    Scenario: The registers of "nic1" lie outside of it
      When the VMM opens "nic1"
      Then the VMM has mapped 4096 bytes of the region of "nic1" from 4096 on
      And the first page of the region of "nic1" cannot be mapped

  Rule: The driver chooses, and says so

    @clause:region-data-aligned @clause:region-data-choice @clause:window-offset-varies
    Scenario: Segments of "nic1" lie in both parts
      Given a running guest with device "nic1"
      And the VMM has moved "nic1" to stop-and-copy
      When the VMM takes the stream of "nic1" and notes where each segment lies
      Then each segment of "nic1" that could be mapped began at a page
      And segments of "nic1" of whole pages could be mapped and no others
      And not all segments lay at the same place

  Rule: Both ways lead to the same bytes

    @clause:region-data-same
    Scenario: A segment of "nic1" is read through the mapping and by a call
      Given a running guest with device "nic1"
      And the VMM has moved "nic1" to stop-and-copy
      And the VMM has asked where a segment of "nic1" lies
      When the VMM reads that segment of "nic1" through its mapping and by a call
      Then the mapping and the call gave the same bytes

    @clause:region-data-same @clause:region-no-mmap-needed
    Scenario Outline: "nic1" is loaded <way>
      Given a suspended guest with device "nic1"
      And the VMM has begun to resume "nic1"
      And the VMM has written every segment of "nic1" <way>
      And the VMM has moved "nic1" to stopped
      When the VMM saves the final state of "nic1"
      Then the final state of "nic1" equals that of the source

      Examples:
        | way                 |
        | through its mapping |
        | by calls            |

  @clause:window-fresh
  Rule: A mapping outlives the session, and the data in it do not

    Scenario: A mapping shows nothing of a save that was ended
      Given a running guest with device "nic1"
      And the VMM has moved "nic1" to stop-and-copy
      And the VMM has asked where a segment of "nic1" lies
      When the VMM ends the save of "nic1" in the middle of a segment
      Then the mapping of "nic1" shows nothing of it any more
